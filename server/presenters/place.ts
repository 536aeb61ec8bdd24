import type { z } from 'zod'
import { type GridScheme, gridTypesOf, parentOf } from '../../kernel/place/index.ts'
import type { Household } from '../../store/place/households.ts'
import type { Organisation } from '../../store/place/organisations.ts'
import type { Region } from '../../store/place/regions.ts'
import type { HouseholdRow, OrganisationBody, RegionBody } from '../contract/place.ts'
import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'
import { maskName, maskPhone } from './mask.ts'

/** Title of a kind of unit; a grid layer has the words of the pack that declares it. */
const kindTitle = (program: Pick<Program, 'packs'>, scheme: GridScheme, kind: string, language: Language): string => {
  const layer = scheme.layers.find(({ key }) => key === kind)
  const ours = layer && `layer.${layer.key}` === layer.title
  return layer && !ours ? program.packs.words(layer.title, language) : words(`region-kind.${kind}`, language)
}

/** Title of a type of grid; empty where nobody has said. */
export const formTitle = (
  program: Pick<Program, 'packs'>,
  scheme: GridScheme,
  form: string,
  language: Language,
): string => {
  const type = gridTypesOf(scheme).find(({ key }) => key === form)
  if (type === undefined) return form
  return type.title === `grid-type.${type.key}`
    ? words(type.title, language)
    : program.packs.words(type.title, language)
}

export const presentRegion = (
  program: Pick<Program, 'packs'>,
  scheme: GridScheme,
  region: Region,
  language: Language,
): RegionBody => ({
  code: region.code,
  name: region.name,
  level: region.level,
  kind: region.kind,
  kindTitle: kindTitle(program, scheme, region.kind, language),
  form: region.form,
  formTitle: formTitle(program, scheme, region.form, language),
  area: region.area,
  parent: parentOf(region.code, scheme.layers) ?? null,
  validFrom: region.validFrom,
  validTo: region.validTo,
  children: region.children,
})

export const presentOrganisation = (
  organisation: Organisation,
  language: Language,
): z.infer<typeof OrganisationBody> => ({
  ...organisation,
  hierarchyTitle: words(`hierarchy.${organisation.hierarchy}`, language),
})

/** Masked: whoever needs to call asks for the number with a reason. */
export const presentHousehold = (
  { crypto }: Pick<Program, 'crypto'>,
  household: Household,
): z.infer<typeof HouseholdRow> => ({
  id: household.id,
  door: household.door,
  head: maskName(household.head_name),
  phone: household.phone_cipher === null ? null : maskPhone(crypto.decrypt('phone', household.phone_cipher)),
  persons: household.persons,
  region: household.region,
  regionName: household.region_name,
  villageName: household.village_name,
  note: household.note,
  worker: household.worker,
  workerName: household.worker_name,
  version: household.version,
  revealUrl: `/api/v1/households/${household.id}/reveal`,
})

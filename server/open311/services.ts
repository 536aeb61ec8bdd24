import type { CodeList } from '../../kernel/pack/index.ts'
import type { Field, Process } from '../../kernel/workflow/index.ts'
import type { Program } from '../program.ts'
import { residentProcess } from '../publication/process.ts'
import { type Language, words } from '../words.ts'
import type { Item } from './format.ts'

/** What an Open311 client may ask for: a category of the second level, grouped by the first. */
export interface Service {
  readonly code: string
  readonly name: string
  readonly group: string
  readonly below: readonly { readonly code: string; readonly name: string }[]
}

/** The services of the county's process for residents; none where it adopts none. */
export const servicesOf = (program: Program, language: Language): readonly Service[] => {
  const process = residentProcess(program)
  const items: CodeList['items'] = process ? (program.packs.list(process.key, 'category')?.items ?? []) : []
  const title = (item: CodeList['items'][number] | undefined): string =>
    item ? program.packs.words(item.title, language) : ''
  const byCode = new Map(items.map((item) => [item.code, item]))
  const below = Map.groupBy(items, ({ parent }) => parent ?? '')
  return items
    .filter(({ parent }) => parent !== undefined && byCode.get(parent)?.parent === undefined)
    .map((item) => ({
      code: item.code,
      name: title(item),
      group: title(byCode.get(item.parent ?? '')),
      below: (below.get(item.code) ?? []).map((one) => ({ code: one.code, name: title(one) })),
    }))
}

/** The service that a category belongs to; undefined for one above the second level, or none. */
export const serviceOf = (services: readonly Service[], category: string | null): Service | undefined =>
  category === null
    ? undefined
    : services.find(({ code, below }) => code === category || below.some((one) => one.code === category))

export const presentService = (service: Service): Item => ({
  service_code: service.code,
  service_name: service.name,
  description: `${service.group}：${service.name}`,
  metadata: true,
  type: 'realtime',
  keywords: service.below.map(({ name }) => name).join(','),
  group: service.group,
})

/** Fields of the lodging that an outside client may fill in. */
export const openFields = (process: Process): readonly Field[] =>
  process.fields.filter(({ type }) => type === 'choice' || type === 'yes-no')

/** Attribute of the third level of the category. */
export const DETAIL = 'category'

/** What a service asks besides the place and the description. */
export const presentDefinition = (program: Program, service: Service, language: Language): Item => {
  const process = residentProcess(program)
  const say = (key: string): string => program.packs.words(key, language)
  const asked = (process ? openFields(process) : []).map((field, index) => ({
    ...attribute(field.key, say(field.title), index + 2),
    required: field.required ?? false,
    values:
      field.type === 'yes-no'
        ? ['yes', 'no'].map((key) => ({ key, name: words(`open311.${key}`, language) }))
        : (program.packs.list(process?.key ?? '', field.list ?? '')?.items ?? []).map(({ code, title }) => ({
            key: code,
            name: say(title),
          })),
  }))
  const detail = {
    ...attribute(DETAIL, words('open311.detail', language), 1),
    values: service.below.map(({ code, name }) => ({ key: code, name })),
  }
  return { service_code: service.code, attributes: service.below.length > 0 ? [detail, ...asked] : asked }
}

const attribute = (code: string, description: string, order: number) => ({
  variable: true,
  code,
  datatype: 'singlevaluelist',
  required: false,
  datatype_description: '',
  order,
  description,
})

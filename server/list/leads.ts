import { deskOf } from '../../kernel/access/index.ts'
import { after, levelOf } from '../../kernel/place/index.ts'
import type { Assignment } from '../../store/list/assignments.ts'
import { type HeldDesk, listHeldDesks } from '../../store/matter/desks.ts'
import type { StaffCaller } from '../caller.ts'
import type { ItemBody } from '../contract/list.ts'
import { voiceOf } from '../matters/voice.ts'
import { schemeOf, todayOf } from '../places.ts'
import { deskTitle, type Voice } from '../presenters/matterWords.ts'
import type { Program } from '../program.ts'
import type { HeldItem } from './declared.ts'
import type { Reading } from './reading.ts'

/** Desks of a region with who holds them, and the words for them. */
export interface Desks {
  readonly held: readonly HeldDesk[]
  readonly voice: Voice
}

export const levelIn = (program: Program, region: string): number => levelOf(region, schemeOf(program).layers) ?? 0

/** Every desk held in a region itself. */
export const desksAt = async ({ program, caller, tx }: Reading, region: string): Promise<Desks> => {
  const range = { roles: null, lo: region, hi: after(region), day: todayOf(program) }
  const held = await listHeldDesks(tx, program.county, range)
  return {
    held: held.filter((desk) => desk.region === region && mayLead(program, desk.role)),
    voice: await voiceOf(program, caller.language),
  }
}

/** Whoever sees lists may lead an item of one. */
const mayLead = (program: Program, role: string): boolean =>
  program.packs.role(role)?.abilities.includes('lists') ?? false

/**
 * The desk that leads an item in a region: who was named, the organisation that the county's own record names, else the one desk of the
 * role that the list names. A role of many organisations (departments) names nobody by itself.
 */
export const leadOf = (
  { program, directory }: Pick<Reading, 'program' | 'directory'>,
  item: HeldItem,
  at: { readonly region: string; readonly desks: readonly HeldDesk[] },
  assigned: Assignment | undefined,
): { readonly desk: string; readonly named: boolean } | null => {
  if (assigned?.desk) return { desk: assigned.desk, named: true }
  const level = levelIn(program, at.region)
  const ofOrg = item.kept?.org ? at.desks.find(({ desk }) => desk.endsWith(`@${item.kept?.org}`)) : undefined
  if (ofOrg) return { desk: ofOrg.desk, named: true }
  const role = item.leads.find((lead) => lead.level === level)?.role
  if (role === undefined || program.packs.role(role)?.reach !== 'region') return null
  const desk = directory.deskAt(role, at.region)
  return desk === undefined ? null : { desk, named: false }
}

export const presentLead = (desks: Desks, lead: ReturnType<typeof leadOf>): ItemBody['lead'] =>
  lead && {
    ...lead,
    title: deskTitle(desks.voice, lead.desk),
    people: [...(desks.held.find(({ desk }) => desk === lead.desk)?.people ?? [])],
  }

export const deskOfCaller = ({ position }: StaffCaller): string | undefined =>
  position === null ? undefined : deskOf(position)

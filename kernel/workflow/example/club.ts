import type { Desk, Position } from '../../access/index.ts'
import { calendarOf } from '../../calendar/index.ts'
import type { Actor, Context, Directory, MatterFacts, ParameterSet } from '../index.ts'
import { claim } from './process.ts'

export const params: ParameterSet = {
  key: 'club-2026',
  title: 'chess.params.club-2026',
  process: 'game-claim',
  from: '2026-01-01',
  basis: 'Rules of the club, 3',
  limits: {
    hear: { unit: 'hours', amount: 24 },
    tell: { unit: 'natural-days', amount: 3 },
    deal: { unit: 'hours', amount: 12 },
    rule: { unit: 'working-days', amount: 5 },
    blitz: { unit: 'hours', amount: 36 },
    help: { unit: 'working-days', amount: 2 },
    refuse: { unit: 'hours', amount: 48 },
    applaud: { unit: 'natural-days', amount: 7 },
  },
  returns: 1,
  extension: { unit: 'working-days', amount: 3 },
  reopenWindow: { unit: 'natural-days', amount: 30 },
  supervision: [
    { after: { unit: 'hours', amount: 0 }, line: true, block: false },
    { after: { unit: 'hours', amount: 24 }, line: true, block: true },
  ],
  callBackShare: 0.5,
  values: { boards: 64, openings: ['01', '02'] },
}

/** The notice of a year in which Thursday 1 and Friday 2 January are free and Sunday the 4th is worked for it. */
export const calendar = calendarOf({
  '2026-01-01': 'rest',
  '2026-01-02': 'rest',
  '2026-01-04': 'work',
  '2026-10-01': 'rest',
})

const ABOVE: Readonly<Record<string, string>> = {
  arbiter: 'director',
  panel: 'federation',
  director: 'federation',
  federation: 'president',
  ethics: 'president',
}

/** Seats of the club: desk → region. */
export const SEATS: Readonly<Record<Desk, string>> = {
  'arbiter@990101001201': '990101001201',
  'arbiter@990101001202': '990101001202',
  'director@club-990101001': '990101001',
  'panel@p-openings': '990101',
  'panel@p-endgames': '990101',
  'panel@p-clocks': '990101',
  'ethics@p-ethics': '990101',
  'federation@p-board': '990101',
  'president@p-board': '9901',
}

/** A directory in which the desks of `vacant` are empty. */
export const directoryOf = (vacant: readonly Desk[] = []): Directory => {
  const live = (desk: Desk) => desk in SEATS && !vacant.includes(desk)
  const deskAt = (role: string, region: string) =>
    Object.keys(SEATS).find((desk) => desk.startsWith(`${role}@`) && SEATS[desk] === region && live(desk))
  const regionOf = (desk: Desk) => SEATS[desk]
  return {
    deskAt,
    live,
    regionOf,
    above: (desk) => {
      const role = ABOVE[desk.slice(0, desk.indexOf('@'))]
      return role && Object.keys(SEATS).find((one) => one.startsWith(`${role}@`))
    },
  }
}

export const facts: MatterFacts = {
  id: '019a0000-0000-7000-8000-000000000001',
  process: 'game-claim',
  region: '990101001201',
  category: null,
  channel: 'hall',
  lodgedAt: '2026-03-02T02:00:00.000Z',
  sealed: false,
  owner: null,
  text: 'The clock was not pressed',
  data: {},
}

export const contextAt = (now: string, more: Partial<Context> = {}): Context => ({
  process: claim,
  params,
  calendar,
  directory: directoryOf(),
  matter: facts,
  now,
  ...more,
})

export const at = (desk: Desk): Actor => {
  const [role = '', seat = ''] = desk.split('@')
  const position: Position = { id: desk, role, region: SEATS[desk] ?? '', ...(/^\d+$/.test(seat) ? {} : { org: seat }) }
  return { kind: 'staff', position, name: desk }
}
export const player: Actor = { kind: 'resident', id: null }
export const system: Actor = { kind: 'system' }

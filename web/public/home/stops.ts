import type { Key } from '../words.ts'

/** One stop on the way of a request: who has it there (role and stage), and its words. */
export interface Stop {
  readonly key: string
  readonly title: Key
  readonly does: Key
  /** Whose desk; null for the resident. */
  readonly role: string | null
  /** Stage of the process in which it is there. */
  readonly stage: string
}

/** The way through the seven stages that a visitor of the demo walks: lodged, looked at, handed over, done, confirmed, judged, seen. */
export const STOPS: readonly Stop[] = [
  { key: 'lodge', title: 'home.stop.lodge', does: 'home.stop.lodge.does', role: null, stage: 'collect' },
  {
    key: 'village',
    title: 'home.stop.village',
    does: 'home.stop.village.does',
    role: 'village-secretary',
    stage: 'assess',
  },
  { key: 'town', title: 'home.stop.town', does: 'home.stop.town.does', role: 'town-dispatcher', stage: 'assign' },
  { key: 'office', title: 'home.stop.office', does: 'home.stop.office.does', role: 'town-office', stage: 'track' },
  {
    key: 'confirm',
    title: 'home.stop.confirm',
    does: 'home.stop.confirm.does',
    role: 'town-dispatcher',
    stage: 'feedback',
  },
  { key: 'judge', title: 'home.stop.judge', does: 'home.stop.judge.does', role: null, stage: 'evaluate' },
  { key: 'board', title: 'home.stop.board', does: 'home.stop.board.does', role: 'county-leader', stage: 'closed' },
]

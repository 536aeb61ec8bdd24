import type { Role } from '../../access/index.ts'
import { params } from '../../workflow/example/club.ts'
import { claim } from '../../workflow/example/process.ts'
import type { Pack, Programme } from '../index.ts'
import { check } from '../index.ts'

export const role = (key: string, levels: readonly number[], reportsTo?: string): Role => ({
  key,
  title: `chess.role.${key}`,
  reach: 'region',
  levels,
  abilities: ['matters'],
  secondFactor: false,
  ...(reportsTo && { reportsTo }),
})
export const roles = [
  role('arbiter', [5], 'director'),
  role('director', [4], 'federation'),
  role('panel', [3], 'federation'),
  role('ethics', [3]),
  role('federation', [3]),
]
export const openings = {
  key: 'openings',
  title: 'chess.list.openings',
  items: [{ code: 'blitz', title: 'chess.list.openings.blitz' }],
}

/** The pack of a chess club, without a finding. */
export const club: Pack = {
  key: 'chess-club',
  version: '1.0.0',
  title: 'chess.title',
  basis: [{ document: 'Rules of the club' }],
  roles,
  processes: [claim],
  parameters: [params],
  lists: [openings],
}

/** Findings about the club as it is changed: code and path. */
export const codes = (pack: Partial<Pack>, programmes: readonly Programme[] = []) =>
  check({ set: { packs: [{ ...club, ...pack }] }, programmes }).map((finding) => [finding.code, finding.path])

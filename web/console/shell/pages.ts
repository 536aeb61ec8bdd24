import type { Ability } from '../../../kernel/access/index.ts'

/** A place in the navigation; it shows where the position has one of the abilities. Words: `nav.<key>`, `purpose.<key>`. */
export interface Page {
  readonly key: string
  readonly to: string
  readonly group: 'work' | 'know' | 'keep'
  readonly abilities: readonly Ability[]
}

/** The flow of the work is the order of the navigation. */
export const PAGES: readonly Page[] = [
  { key: 'inbox', to: '/inbox', group: 'work', abilities: ['matters'] },
  { key: 'matters', to: '/matters', group: 'work', abilities: ['matters', 'board'] },
  { key: 'lodge', to: '/lodge', group: 'work', abilities: ['matters.lodge'] },
  { key: 'households', to: '/households', group: 'work', abilities: ['households'] },
  { key: 'ledgers', to: '/ledgers', group: 'work', abilities: ['ledgers'] },
  { key: 'lists', to: '/lists', group: 'work', abilities: ['lists'] },
  { key: 'forms', to: '/forms', group: 'work', abilities: ['forms'] },
  { key: 'board', to: '/board', group: 'know', abilities: ['board'] },
  { key: 'indicators', to: '/indicators', group: 'know', abilities: ['board'] },
  { key: 'elements', to: '/elements', group: 'know', abilities: ['forms'] },
  { key: 'burden', to: '/burden', group: 'know', abilities: ['forms'] },
  { key: 'places', to: '/places', group: 'keep', abilities: ['places.keep', 'households', 'admin.system'] },
  { key: 'imports', to: '/imports', group: 'keep', abilities: ['matters.lodge', 'households'] },
  { key: 'people', to: '/people', group: 'keep', abilities: ['admin.security'] },
  { key: 'settings', to: '/settings', group: 'keep', abilities: ['admin.system'] },
  { key: 'audit', to: '/audit', group: 'keep', abilities: ['admin.audit'] },
]

export const pagesOf = (abilities: readonly Ability[]): readonly Page[] =>
  PAGES.filter((page) => page.abilities.some((ability) => abilities.includes(ability)))

/** Whether the address is that of a page which the position has no use for: of another post of the same person, or sent by a colleague. */
export const isForOthers = (pathname: string, abilities: readonly Ability[]): boolean => {
  const page = PAGES.find(({ to }) => to === pathname)
  return page !== undefined && !page.abilities.some((ability) => abilities.includes(ability))
}

/** Keys that a page understands: what to press, and the catalogue key of what it does. */
export const KEYS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  everywhere: [
    ['Ctrl K', 'keys.search'],
    ['?', 'keys.help'],
    ['Esc', 'keys.close'],
    ['Z', 'keys.takeBack'],
  ],
  inbox: [
    ['J', 'keys.next'],
    ['K', 'keys.previous'],
    ['Enter', 'keys.open'],
    ['X', 'keys.select'],
    ['Shift X', 'keys.range'],
    ['A', 'keys.act'],
    ['R', 'keys.refresh'],
    ['/', 'keys.find'],
  ],
  ledgers: [
    ['N', 'keys.newRecord'],
    ['↓ ↑', 'keys.nextRecord'],
    ['Enter', 'keys.open'],
  ],
  matter: [
    ['A', 'keys.act'],
    ['U', 'keys.back'],
  ],
}

/** Which page an address belongs to: `/matters/0197…` → matter. */
export const pageOf = (pathname: string): string => {
  const [, first = '', second] = pathname.replace(/^\/console/, '').split('/')
  return first === 'matters' && second ? 'matter' : first
}

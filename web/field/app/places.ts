import type { Ability } from '../../../kernel/access/index.ts'

/** The four places of the bottom bar. */
export const PLACES = {
  today: { page: '', to: '/', needs: null },
  households: { page: 'households', to: '/households', needs: 'households' },
  record: { page: 'record', to: '/record', needs: 'matters.lodge' },
  me: { page: 'me', to: '/me', needs: null },
} as const satisfies Readonly<Record<string, { page: string; to: string; needs: Ability | null }>>
export type Place = keyof typeof PLACES

/** Only what the position may use is there. */
export const placesFor = (abilities: readonly Ability[]): readonly Place[] =>
  (Object.keys(PLACES) as Place[]).filter((key) => {
    const { needs } = PLACES[key]
    return needs === null || abilities.includes(needs)
  })

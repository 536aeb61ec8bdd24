import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'
import type { Item } from './format.ts'

/** When the shape of these answers last changed. */
const CHANGED = '2026-03-01T00:00:00+08:00'

/** Where a client finds everything else. */
export const discovery = ({ origin }: Pick<Program, 'origin'>, language: Language): Item => ({
  changeset: CHANGED,
  contact: words('open311.contact', language, { origin }),
  key_service: words('open311.keyService', language),
  endpoints: [
    {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${origin}/open311/v2`,
      changeset: CHANGED,
      type: 'production',
      formats: ['text/xml', 'application/json'],
    },
  ],
})

import { regionScope } from '../../kernel/access/index.ts'
import type { Acting } from '../../store/database.ts'

/** What public pages of a region are made from: its open records, as a position of that region would see them; never a closed route. */
export const publisherOf = (county: string, region: string): Acting => ({ county, scope: regionScope(region) })

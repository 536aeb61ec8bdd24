import type { Directory } from '../kernel/workflow/index.ts'
import type { Database } from '../store/database.ts'
import type { Crypto } from './crypto/index.ts'
import type { EventBus } from './events.ts'
import type { Sender } from './notify/sender.ts'
import type { Packs } from './packs.ts'

/**
 * What every route and job is given; made once in server/main.ts, or by a test. No module-level state elsewhere.
 */
export interface Program {
  readonly database: Database
  /** The county that this installation serves (six digits). */
  readonly county: string
  readonly packs: Packs
  readonly crypto: Crypto
  readonly events: EventBus
  /** Absent where no gateway is set up: then no codes are sent, and notices wait. */
  readonly sender?: Sender
  /** Live desks; cached, renewed when positions change. */
  readonly directory: () => Promise<Directory>
  /** The only clock. Tests and the historical import pass their own. */
  readonly now: () => Date
  /** A demo prints codes instead of sending them, enters as any role by one click, and can't message real people. */
  readonly demo: boolean
  /** Folder for uploads, keys and the embedded database. */
  readonly dataFolder: string
  /** Address under which residents reach it, without a slash at the end; written into codes and posters. */
  readonly origin: string
}

import { civilDate } from '../kernel/calendar/index.ts'
import { DEFAULT_LAYERS, type GridLayer } from '../kernel/place/index.ts'
import type { Database } from '../store/database.ts'
import { openDirectory } from '../store/place/directory.ts'
import type { Crypto } from './crypto/index.ts'
import { eventBus } from './events.ts'
import { gatewaySender } from './notify/gateways.ts'
import { consoleSender, type Sender } from './notify/sender.ts'
import { loadPacks, type Packs } from './packs.ts'
import type { Program } from './program.ts'

export interface Parts {
  readonly database: Database
  readonly crypto: Crypto
  readonly county: string
  readonly dataFolder: string
  /** Without a slash at the end. */
  readonly origin: string
  readonly demo?: boolean
  readonly now?: () => Date
  /** Way out to phones; a demo without one prints what would be sent. */
  readonly sender?: Sender
  /** All that lie in packs/ and programmes/, where absent. */
  readonly packs?: Packs
}

/** Nets below the village as the county's programme names them. */
const layersOf = (packs: Packs, county: string): readonly GridLayer[] => {
  const programme = packs.programmes.find(({ regions }) => regions.some((region) => county.startsWith(region)))
  const schemes = packs.set.packs.flatMap(({ grids }) => grids ?? [])
  return schemes.find(({ key }) => key === programme?.grid)?.layers ?? DEFAULT_LAYERS
}

/** The one place where a running program is put together: for the server, for commands, for tests. */
export const assemble = async (parts: Parts): Promise<Program> => {
  const { database, crypto, county, dataFolder, origin, demo = false, now = () => new Date() } = parts
  const packs = parts.packs ?? (await loadPacks())
  return {
    database,
    crypto,
    county,
    dataFolder,
    origin,
    demo,
    now,
    packs,
    events: eventBus(),
    sender: parts.sender ?? (demo ? consoleSender() : gatewaySender({ database, county, crypto, now })),
    directory: openDirectory({
      database,
      county,
      roles: packs.set.packs.flatMap(({ roles }) => roles ?? []),
      layers: layersOf(packs, county),
      today: () => civilDate(now().toISOString()),
    }),
  }
}

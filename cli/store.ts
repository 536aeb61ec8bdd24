import { hkdfSync } from 'node:crypto'
import { declaredIn } from '../kernel/pack/index.ts'
import { type Crypto, cryptoOf } from '../server/crypto/index.ts'
import { openKeyRing } from '../server/crypto/keys.ts'
import { loadPacks } from '../server/packs.ts'
import { openStore, type Store } from '../store/open.ts'
import type { RolePasswords } from '../store/roles.ts'
import type { Settings } from './environment.ts'
import { ensureFolder } from './folder.ts'
import { tell } from './terminal.ts'
import { words } from './words.ts'

export interface Opened extends Store {
  readonly crypto: Crypto
  /** Of the database's roles, on a server; the embedded one trusts its socket. */
  readonly passwords?: RolePasswords
}

/** Tells whether two installations have the same keys, without telling them. */
export const fingerprint = (crypto: Crypto): string =>
  (crypto.macs('backup', 'fingerprint').at(-1) ?? Buffer.alloc(0)).toString('hex')

/** From the oldest key, so that turning keys does not lock the program out of its database. */
const passwordsOf = (secret: string): RolePasswords => {
  const derive = (role: string): string =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `database role ${role}`, 24)).toString(
      'base64url',
    )
  return { app: derive('lingyan_app'), system: derive('lingyan_system') }
}

/**
 * The store and the keys of an installation, for any command: starts the embedded database, or joins the one that a running
 * server uses. `servedAt` claims the data folder (serve, demo); `migrate: false` leaves the tables as they are.
 */
export const openInstallation = async (
  settings: Settings,
  options: { readonly servedAt?: string; readonly migrate?: boolean } = {},
): Promise<Opened> => {
  ensureFolder(settings.dataFolder)
  const ring = openKeyRing(settings.dataFolder, settings.suite)
  const passwords = passwordsOf(ring.keys[0]?.secret ?? '')
  const store = await openStore({
    dataFolder: settings.dataFolder,
    databaseUrl: settings.databaseUrl,
    databaseUser: settings.databaseUser,
    databaseHome: settings.databaseHome,
    connections: settings.connections,
    passwords,
    progress: (name) => tell(words('migrate.applying', { name })),
    declared: options.migrate === false ? undefined : declaredIn((await loadPacks()).set),
    ...options,
  })
  return { ...store, crypto: cryptoOf(ring), passwords: settings.databaseUrl === undefined ? undefined : passwords }
}

/** The same, closed when `work` ends. */
export const withInstallation = async <T>(
  settings: Settings,
  work: (opened: Opened) => Promise<T>,
  options: { readonly migrate?: boolean } = {},
): Promise<T> => {
  const opened = await openInstallation(settings, options)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

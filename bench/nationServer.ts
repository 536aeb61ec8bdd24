import { getRequestListener } from '@hono/node-server'
import { readSettings } from '../cli/environment.ts'
import { openInstallation } from '../cli/store.ts'
import { createApp } from '../server/app.ts'
import { assemble } from '../server/assemble.ts'
import { openDoor } from '../server/listen.ts'
import { loadRoutes } from '../server/routes.ts'
import { nationPacks } from './nationPacks.ts'

/** The program over the nation's tree, with the ledger and the indicators of bench/nation.ts beside all packs; without jobs. */
const settings = readSettings(process.env)
const door = await openDoor(settings.host, settings.port)
const { database, crypto, close } = await openInstallation(settings)
const origin = `http://${door.host}:${door.port}`
const { dataFolder, county = '' } = settings
const program = await assemble({ database, crypto, county, dataFolder, origin, packs: await nationPacks() })
const app = createApp(program, await loadRoutes())
door.serve(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
process.once('SIGTERM', async () => {
  await door.close()
  await close()
})

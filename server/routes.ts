import { readdirSync } from 'node:fs'
import type { Route } from './route.ts'

const FOLDER = new URL('./routes/', import.meta.url)

/** The route table: every `routes` that a file of server/routes exports. A new file needs no registry. */
export const loadRoutes = async (): Promise<readonly Route[]> => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const modules = await Promise.all(
    files.sort().map((name) => import(new URL(name, FOLDER).href) as Promise<{ routes: readonly Route[] }>),
  )
  const routes = modules.flatMap((module) => module.routes)
  // fixed words before parameters, so that /matters/batch is not taken for a matter
  return routes.toSorted((a, b) => weight(a.path) - weight(b.path))
}

const weight = (path: string): number => path.split('{').length

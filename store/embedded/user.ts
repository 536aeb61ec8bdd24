import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { Fault } from '../fault.ts'

/** Whom PostgreSQL runs as; undefined where it runs as whoever started us. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined

const idOf = (name: string): RunAs => {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/**
 * PostgreSQL refuses root. Started by root, it runs as the owner of the files that are there already, else as the user `wanted`
 * (LINGYAN_DB_USER), else as `lingyan` where an administrator has made such a user, else as `nobody`.
 */
export const chooseUser = (pgdata: string, wanted?: string): RunAs => {
  const owner = statSync(pgdata, { throwIfNoEntry: false })
  const own = process.getuid?.()
  if (own === undefined) return undefined
  if (own !== 0) {
    if (owner && owner.uid !== own) throw new Fault('cluster-of-another-user', { folder: pgdata, uid: owner.uid })
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const names = wanted ? [wanted] : ['lingyan', 'nobody']
  for (const name of names) {
    const found = idOf(name)
    if (found && found.uid !== 0) return found
  }
  throw new Fault('no-such-user', { user: names.join(', ') })
}

/** Nothing of our own environment (DATABASE_URL, secrets) goes to PostgreSQL; `cwd` is a folder that anybody may enter. */
export const spawnOptions = (user: RunAs) =>
  ({ ...user, cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', TZ: 'UTC' } }) as const

export const give = (path: string, user: RunAs): void => {
  if (user) chownSync(path, user.uid, user.gid)
}

/** Asked of the system itself, so that access lists and read-only mounts count as well. */
export const mayEnter = (folder: string, user: RunAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...spawnOptions(user), stdio: 'ignore' }).status === 0

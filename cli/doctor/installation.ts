import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KeyRing } from '../../server/crypto/keys.ts'
import { Fault } from '../../store/fault.ts'
import { probe, probeSums } from '../../store/probe.ts'
import type { Settings } from '../environment.ts'
import type { Check, Finding } from './check.ts'

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

export const folder: Check = ({ dataFolder }) => {
  const params = { folder: dataFolder, user: process.getuid?.() ?? '' }
  if (statSync(dataFolder, { throwIfNoEntry: false })?.isFile())
    return { name: 'folder', state: 'fail', says: 'file', params }
  try {
    accessSync(existing(dataFolder), constants.W_OK | constants.X_OK)
  } catch {
    return { name: 'folder', state: 'fail', says: 'forbidden', params }
  }
  if (!existsSync(dataFolder)) return { name: 'folder', state: 'ok', says: 'absent', params }
  const open = (statSync(dataFolder).mode & 0o022) !== 0
  return { name: 'folder', state: open ? 'warn' : 'ok', says: open ? 'open' : 'is', params }
}

export const keys: Check = ({ dataFolder }) => {
  const path = join(dataFolder, 'keys.json')
  if (!existsSync(path)) return { name: 'keys', state: 'ok', says: 'absent' }
  if ((statSync(path).mode & 0o077) !== 0) return { name: 'keys', state: 'fail', says: 'open', params: { path } }
  try {
    KeyRing.parse(JSON.parse(readFileSync(path, 'utf8')))
    return { name: 'keys', state: 'ok', says: 'is', params: { path } }
  } catch {
    return { name: 'keys', state: 'fail', says: 'broken', params: { path } }
  }
}

export const database = async (settings: Settings): Promise<Finding> => {
  try {
    const found = await probe(settings.dataFolder, {
      databaseUrl: settings.databaseUrl,
      user: settings.databaseUser,
      elsewhere: settings.databaseHome,
    })
    const apart = Math.abs(found.apartSeconds ?? 0)
    const params = { version: found.version, apart: Math.round(apart) }
    return apart > 60
      ? { name: 'database', state: 'warn', says: 'apart', params }
      : { name: 'database', state: 'ok', says: found.running ? 'running' : 'ready', params }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { name: 'database', state: 'fail', says: `fault.${error.code}`, params: error.params }
  }
}

/** The nightly comparison only tells; putting right is for somebody who asks why. */
export const sums: Check = async (settings) => {
  const found = await probeSums(settings.dataFolder, {
    databaseUrl: settings.databaseUrl,
    user: settings.databaseUser,
    elsewhere: settings.databaseHome,
  })
  if (found === undefined) return { name: 'sums', state: 'ok', says: 'unknown' }
  if (found.length === 0) return { name: 'sums', state: 'ok', says: 'is' }
  const count = found.reduce((sum, one) => sum + one.differences, 0)
  return {
    name: 'sums',
    state: 'warn',
    says: 'differ',
    params: { count, ledgers: found.map(({ ledger }) => ledger).join(', ') },
  }
}

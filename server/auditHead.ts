import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Seal } from '../store/audit/seal.ts'

/** The end of a chain as it once was, kept outside the database: a chain that was cut back no longer has it. */
const Head = z.object({ county: z.string(), seq: z.number().int().min(1), digest: z.string().regex(/^[0-9a-f]{70}$/) })
export type Head = z.infer<typeof Head>

const pathOf = (dataFolder: string, county: string): string => join(dataFolder, 'audit', `${county}.jsonl`)

/**
 * Heads noted for a county, oldest first. Usually one; a further line stays for every time that the chain did not go on
 * from what was noted (cut back, or the database put back from a backup).
 */
export const readHeads = (dataFolder: string, county: string): readonly Head[] => {
  let text: string
  try {
    text = readFileSync(pathOf(dataFolder, county), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => Head.parse(JSON.parse(line)))
}

/** Counties that have heads: also those whose audit is gone altogether. */
export const countiesWithHeads = (dataFolder: string): readonly string[] => {
  try {
    return readdirSync(join(dataFolder, 'audit')).flatMap((name) => /^(\d{6})\.jsonl$/.exec(name)?.[1] ?? [])
  } catch {
    return []
  }
}

/** Notes a new end of the chain. It replaces the last one only if it follows from it. */
export const noteHead = ({ dataFolder }: { readonly dataFolder: string }, seal: Seal): void => {
  const before = readHeads(dataFolder, seal.county)
  const last = before.at(-1)
  const follows = last?.seq === seal.seq - 1 && last.digest === seal.previous.toString('hex')
  const head: Head = { county: seal.county, seq: seal.seq, digest: seal.digest.toString('hex') }
  const lines = [...(follows ? before.slice(0, -1) : before), head].map((one) => `${JSON.stringify(one)}\n`)
  const path = pathOf(dataFolder, seal.county)
  mkdirSync(join(dataFolder, 'audit'), { recursive: true, mode: 0o700 })
  writeFileSync(`${path}.new`, lines.join(''), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

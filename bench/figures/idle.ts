import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { prepareCounty, serve } from '../county.ts'
import { median, print } from '../figure.ts'

/** Memory of the server and its database after half a minute of rest, shared pages counted once; and the time of a start with data. */
const STARTS = 5
const REST_MS = 30_000

/** Proportional set size of a process and all below it, in megabytes. */
const memoryOf = (pid: number): number => {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const below = new Map<number, number[]>()
  for (const row of rows) {
    const [child = 0, parent = 0] = row.trim().split(/\s+/).map(Number)
    below.set(parent, [...(below.get(parent) ?? []), child])
  }
  const all = [pid]
  for (let i = 0; i < all.length; i += 1) all.push(...(below.get(all[i] as number) ?? []))
  const pss = (one: number): number => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
    } catch {
      // ended meanwhile
      return 0
    }
  }
  return all.reduce((sum, one) => sum + pss(one), 0)
}

const county = await prepareCounty(0, 8303)
const starts: number[] = []
let memory = 0
for (let start = 0; start < STARTS; start += 1) {
  const began = performance.now()
  const server = await serve(county)
  starts.push((performance.now() - began) / 1000)
  if (start === STARTS - 1) {
    await fetch(`${county.origin}/v/990101001200`)
    await new Promise((resolve) => setTimeout(resolve, REST_MS))
    memory = memoryOf(server.pid)
  }
  await server.stop()
}
print([
  { name: 'idle-memory', value: memory, unit: 'MB', against: 'the bar', againstValue: 300, ratio: memory / 300, n: 1 },
  {
    name: 'start',
    value: median(starts),
    unit: 's',
    against: 'the bar',
    againstValue: 3,
    ratio: median(starts) / 3,
    n: STARTS,
  },
])

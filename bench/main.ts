import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Figure } from './figure.ts'

/**
 * `npm run bench [NAME …]`: runs each file of bench/figures in a process of its own, one after the other, prints a table and
 * writes bench/results.json. A figure that fails is named, the others still run, and the exit status is 1.
 */
const FOLDER = new URL('./figures/', import.meta.url)
const RESULTS = new URL('./results.json', import.meta.url)

const measure = async (file: string): Promise<readonly Figure[]> => {
  const child = spawn(process.execPath, ['--expose-gc', new URL(file, FOLDER).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Figure)
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

const table = (figures: readonly Figure[]): string => {
  const rows = figures.map((f) => [
    f.name,
    `${shown(f.value)} ${f.unit}`,
    f.against,
    `${shown(f.againstValue)} ${f.unit}`,
    f.ratio.toFixed(2),
    String(f.n),
  ])
  const head = ['figure', 'value', 'against', 'its value', 'ratio', 'n']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)))
  return [head, ...rows].map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n')
}

const wanted = process.argv.slice(2)
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort()
const figures: Figure[] = []
const failed: string[] = []
for (const file of files) {
  process.stderr.write(`bench: ${file}\n`)
  try {
    figures.push(...(await measure(file)))
  } catch (error) {
    failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
console.log(table(figures))
/** Figures of former runs that were not measured now stay. */
const measured = new Set(figures.map(({ name }) => name))
const former = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Figure[]) : []
const before = wanted.length === 0 ? [] : former.filter(({ name }) => !measured.has(name))
writeFileSync(RESULTS, `${JSON.stringify([...before, ...figures], null, 2)}\n`)
for (const line of failed) console.error(`failed: ${line}`)
process.exitCode = failed.length > 0 ? 1 : 0

import { type Measures, measure } from '../store/measures.ts'
import type { Program } from './program.ts'

/** A monitor may ask every few seconds; the database is asked at most this often. */
const FRESH_MS = 10_000
const held = new WeakMap<Program['database'], { readonly at: number; readonly measures: Promise<Measures> }>()

const measuresOf = (program: Program): Promise<Measures> => {
  const known = held.get(program.database)
  if (known && performance.now() - known.at < FRESH_MS) return known.measures
  const measures = measure(program.database.system, program.county, program.now())
  held.set(program.database, { at: performance.now(), measures })
  measures.catch(() => held.delete(program.database))
  return measures
}

/** Open and late matters by process, what waits in the outbox, how far sealing and sums lag, and what of these is wrong; in the Prometheus text format. */
export const renderWork = async (program: Program): Promise<string> => {
  const { processes, outbox, unsealed, sums } = await measuresOf(program)
  const gauge = (name: string, lines: readonly string[]): readonly string[] => [`# TYPE ${name} gauge`, ...lines]
  const byProcess = (name: string, of: 'open' | 'late') =>
    gauge(
      name,
      processes.map((one) => `${name}{process="${one.process}"} ${one[of]}`),
    )
  return [
    ...byProcess('lingyan_matters_open', 'open'),
    ...byProcess('lingyan_matters_late', 'late'),
    ...gauge('lingyan_outbox_waiting', [`lingyan_outbox_waiting ${outbox.waiting}`]),
    ...gauge('lingyan_outbox_oldest_seconds', [`lingyan_outbox_oldest_seconds ${outbox.oldest}`]),
    ...gauge('lingyan_audit_unsealed_seconds', [`lingyan_audit_unsealed_seconds ${unsealed}`]),
    ...gauge('lingyan_sums_differences', [`lingyan_sums_differences ${sums.differences}`]),
    ...gauge('lingyan_sums_behind_seconds', [`lingyan_sums_behind_seconds ${sums.behind}`]),
    '',
  ].join('\n')
}

import { readdirSync } from 'node:fs'
import { awayReason } from '../store/away.ts'
import type { Program } from './program.ts'

/** Work that nobody asks for: deadlines, outbox, seals, sweeping. A file of server/jobs exports `jobs: readonly Job[]`. */
export interface Job {
  /** Shown in logs: `outbox`, `deadlines`. */
  readonly name: string
  /** Pause between the end of one run and the beginning of the next. */
  readonly everySeconds: number
  /**
   * Runs that take long are followed by longer pauses, up to this: nine times as long as the run, so that a job which has much to do leaves
   * nine tenths of the time to those who wait for an answer. Without it the pause is always `everySeconds`.
   */
  readonly restsUpToSeconds?: number
  /** Must be safe to run twice: a process can die in the middle. */
  readonly run: (program: Program) => Promise<void>
}

const FOLDER = new URL('./jobs/', import.meta.url)

/** Every job, found by listing the folder. */
export const loadJobs = async (): Promise<readonly Job[]> => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const modules = await Promise.all(
    files.sort().map((name) => import(new URL(name, FOLDER).href) as Promise<{ jobs?: readonly Job[] }>),
  )
  return modules.flatMap(({ jobs }) => jobs ?? [])
}

const REST = 9

/** Seconds until the next run of a job whose last one took `tookSeconds`. */
export const pauseAfter = ({ everySeconds, restsUpToSeconds = 0 }: Job, tookSeconds: number): number =>
  Math.max(everySeconds, Math.min(restsUpToSeconds, REST * tookSeconds))

/** Runs the jobs in the one process that leads them. Returns the way to stop, which waits for runs under way. */
export const startJobs = (program: Program, jobs: readonly Job[]): (() => Promise<void>) => {
  let stopping = false
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  const once = async (job: Job): Promise<void> => {
    try {
      if (await program.database.leads()) await job.run(program)
    } catch (error) {
      // it comes back by itself, and so does the job
      if (!awayReason(error))
        console.error(JSON.stringify({ at: program.now().toISOString(), job: job.name, error: String(error) }))
    }
  }
  const plan = (job: Job, seconds: number): void => {
    if (stopping) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      const began = performance.now()
      const run = once(job).finally(() => {
        running.delete(run)
        plan(job, pauseAfter(job, (performance.now() - began) / 1000))
      })
      running.add(run)
    }, seconds * 1000)
    timers.add(timer)
  }
  // not all at once at the start
  for (const [index, job] of jobs.entries()) plan(job, Math.min(job.everySeconds, 1 + index * 0.2))
  return async () => {
    stopping = true
    for (const timer of timers) clearTimeout(timer)
    await Promise.allSettled(running)
  }
}

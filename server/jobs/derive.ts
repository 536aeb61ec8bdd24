import { bringUpSums, compareAllSums, followSums } from '../derive/sums.ts'
import type { Job } from '../jobs.ts'

/** Hour of the night in China from which sums are compared: nobody waits for anything then. */
const NIGHT = 2
const CHINA_MS = 8 * 3600_000
const DAY_MS = 24 * 3600_000

/** The last time that it was NIGHT o'clock in China. */
export const lastNight = (now: Date): Date => {
  const china = now.getTime() + CHINA_MS - NIGHT * 3600_000
  return new Date(Math.floor(china / DAY_MS) * DAY_MS - CHINA_MS + NIGHT * 3600_000)
}

export const jobs: readonly Job[] = [
  {
    name: 'sums-bring-up',
    everySeconds: 20,
    run: async (program) => {
      await bringUpSums(program)
    },
  },
  {
    // a number on the county's board follows a write within two seconds; nothing waiting costs one look at an empty table.
    // A village's month that many acts concern at once is summed anew once a second, not for each of them
    name: 'sums-follow',
    everySeconds: 0.2,
    restsUpToSeconds: 1,
    run: async (program) => {
      await followSums(program)
    },
  },
  {
    name: 'sums-compare',
    everySeconds: 600,
    run: async (program) => {
      const differences = await compareAllSums(program, lastNight(program.now()))
      const [first] = differences
      // a fault of the program or of a hand in the database: told, never mended in silence (lingyan rebuild does that)
      if (first)
        console.error(
          JSON.stringify({
            at: program.now().toISOString(),
            job: 'sums-compare',
            differences: differences.length,
            first,
          }),
        )
    },
  },
]

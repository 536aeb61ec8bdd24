import type { Job } from '../jobs.ts'
import { runDeadlines } from '../matters/lapse.ts'

export const jobs: readonly Job[] = [
  {
    name: 'deadlines',
    everySeconds: 20,
    run: async (program) => {
      await runDeadlines(program)
    },
  },
]

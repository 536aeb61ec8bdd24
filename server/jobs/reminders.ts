import type { Job } from '../jobs.ts'
import { remind } from '../reminder/index.ts'

export const jobs: readonly Job[] = [
  {
    // days, not minutes
    name: 'reminders',
    everySeconds: 1800,
    run: async (program) => {
      await remind(program)
    },
  },
]

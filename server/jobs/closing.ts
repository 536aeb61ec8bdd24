import type { Job } from '../jobs.ts'
import { closeByItself } from '../ledger/closeByItself.ts'

export const jobs: readonly Job[] = [
  {
    // a period closes with its day, not with its minute
    name: 'ledger-closing',
    everySeconds: 600,
    run: async (program) => {
      await closeByItself(program)
    },
  },
]

import type { Job } from '../jobs.ts'
import { followReach } from '../reach/follow.ts'

export const jobs: readonly Job[] = [
  {
    // places of houses and offices change by the week; a county takes about a second
    name: 'reach',
    everySeconds: 900,
    run: async (program) => {
      await followReach(program)
    },
  },
]

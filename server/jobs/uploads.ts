import type { Job } from '../jobs.ts'
import { sweepUploads } from '../uploads/index.ts'

export const jobs: readonly Job[] = [
  {
    name: 'uploads',
    everySeconds: 3600,
    run: async (program) => {
      await sweepUploads(program)
    },
  },
]

import { asSystem } from '../../store/database.ts'
import { sweepSessions } from '../../store/identity/sessions.ts'
import type { Job } from '../jobs.ts'

/** Sessions and codes past their end are worth nothing; this only keeps their tables small. */
export const jobs: readonly Job[] = [
  {
    name: 'sweep-sessions',
    everySeconds: 600,
    run: (program) => asSystem(program.database, (tx) => sweepSessions(tx, program.now())),
  },
]

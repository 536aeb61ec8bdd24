import type { Program } from '../../server/program.ts'
import type { County } from '../county.ts'
import { type Life, live } from '../life.ts'
import { personName, phone } from '../people.ts'
import type { World } from '../requests/world.ts'
import { type Seeded, seeded } from '../seeded.ts'
import { type Planned, seededCrypto, wholeOf } from '../whole.ts'
import { admissions } from './admissions.ts'
import { certificates } from './certificates.ts'
import { disputes } from './disputes.ts'
import { filings } from './filings.ts'
import { monitoring } from './monitoring.ts'
import { projects } from './projects.ts'
import { services } from './services.ts'
import type { Story, Work } from './story.ts'
import { tasks } from './tasks.ts'

/** What the county does besides residents' requests. */
export const WORKS: readonly Work[] = [
  services,
  disputes,
  tasks,
  projects,
  admissions,
  certificates,
  filings,
  monitoring,
]

export interface WorkOptions {
  readonly program: Program
  /** The rules of a process. */
  readonly worldOf: (process: string) => World
  readonly county: County
  readonly seed: number
  readonly now: Date
  /** Share of the usual number of the year, 0 to 1. */
  readonly share: number
  /** Hears of acts that the rules refused. */
  readonly refused?: (what: string) => void
}

/** A year of everything else, to be lived through the kernel; each process from a stream of its own. */
export const planWork = (options: WorkOptions): readonly Planned[] =>
  WORKS.flatMap((work, n) => {
    const { program, worldOf, county, seed, share } = options
    const world = worldOf(work.process)
    const random = seeded(seed + 11 + n)
    const now = options.now.getTime()
    return work
      .stories({ program, world, random, county, now, share })
      .map((story) => plannedOf(options, { work, world, story, random: seeded(random.between(1, 2 ** 31)) }))
  })

interface Part {
  readonly work: Work
  readonly world: World
  readonly story: Story
  readonly random: Seeded
}

const plannedOf = ({ program, now, refused }: WorkOptions, { work, world, story, random }: Part): Planned => ({
  lodgedAt: story.lodgedAt,
  whole: (number) => {
    const life = lifeOf(world, work, story, now.getTime())
    if (life.refused !== null) refused?.(life.refused)
    const { subject, body, address, named } = story
    const contact = named ? { name: personName(random), phone: phone(random) } : null
    return wholeOf(program, seededCrypto(program, random), life, { subject, body, address, at: null, contact }, number)
  },
})

const lifeOf = (world: World, { process, steps }: Work, story: Story, until: number): Life => {
  const { id, region, lodger, channel, data, subject, body, lodgedAt, stays } = story
  return live(
    world,
    {
      facts: { id, region, category: null, channel, owner: null, text: `${subject}\n${body}`, data },
      lodgedAt,
      lodger,
      name: process,
      next: (state, now) => (stays?.(state) ? undefined : steps[state.step]?.(world, { story, state, now })),
    },
    until,
  )
}

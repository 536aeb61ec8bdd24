import { type Life, live } from '../life.ts'
import { NEXT } from './acts.ts'
import type { Script } from './plan.ts'
import type { World } from './world.ts'

/** A request's life, with what it was made from. */
export interface RequestLife extends Life {
  readonly script: Script
}

/** Lives a request until `until` (epoch ms): acts as `NEXT` gives them, none once it is where its script leaves it. */
export const liveRequest = (
  world: World,
  script: Script,
  until: number,
  answersOf: (id: string) => readonly number[] = () => [],
): RequestLife => {
  const { topic, wording, random } = script
  const category = random.chance(0.35) || topic.clue ? topic.category : null
  const publish = random.chance(0.4) && !topic.clue
  const life = live(
    world,
    {
      facts: {
        id: script.id,
        region: script.region,
        category,
        channel: script.channel,
        owner: script.owner,
        text: `${wording.subject}\n${wording.body}`,
        data: { nature: topic.nature, ...(publish && { publish: true }) },
      },
      lodgedAt: script.lodgedAt,
      lodger: script.lodger ?? { kind: 'resident', id: script.owner },
      name: topic.key,
      next: (state, now) =>
        script.stopAt === state.step ? undefined : NEXT[state.step]?.(world, { script, state, now }),
    },
    until,
    answersOf,
  )
  return { ...life, script }
}

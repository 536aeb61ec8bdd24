import { type Entry, isResidents, landingOf } from '../../kernel/workflow/index.ts'
import type { OfferBody } from '../contract/matter.ts'
import type { Reading } from '../matters/read.ts'
import { presentContact, presentStages } from './matter.ts'
import { presentOffers } from './matterOffers.ts'
import { presentTimeline } from './matterTimeline.ts'
import { deskTitle, itemTitle, regionRef, say, timeLeftOf, type Voice } from './matterWords.ts'
import { isTold } from './told.ts'

export type TrackedMatter = ReturnType<typeof presentTracked>

/**
 * A matter as the resident who holds its code sees it: what was said to him, what he did, who has it by post and not by name. What
 * staff tell each other is not in it; on the closed route not even who has it.
 */
export const presentTracked = (voice: Voice, reading: Reading, url: (action: string) => string) => {
  const { matter, state, context } = reading
  const step = context.process.steps[state.step]
  const lead = state.sealed ? null : state.lead
  return {
    id: matter.id,
    number: matter.number,
    version: state.version,
    process: matter.process,
    region: regionRef(voice, matter.region),
    category:
      matter.category === null
        ? null
        : { code: matter.category, title: itemTitle(voice, matter.process, 'category', matter.category) },
    subject: matter.subject,
    body: matter.body,
    address: matter.address,
    lon: matter.lon,
    lat: matter.lat,
    lodgedAt: matter.lodged_at.toISOString(),
    asOf: voice.now.toISOString(),
    stages: presentStages(voice, reading),
    step: state.step,
    stepTitle: step ? say(voice, step.title) : state.step,
    /** It waits for the resident. */
    yourTurn: state.closedAt === null && step !== undefined && isResidents(step),
    holder: lead === null ? null : { desk: lead, title: deskTitle(voice, lead) },
    timeLeft: state.dueAt === null ? null : timeLeftOf(voice, new Date(state.dueAt), state.dueUnit),
    closedAt: state.closedAt,
    outcome: state.outcome,
    outcomeTitle: state.outcome === null ? null : say(voice, `outcome.${state.outcome}`),
    verdict: state.verdict,
    contact: presentContact(voice, reading, null),
    timeline: presentTimeline(voice, reading).flatMap((item) => toResident(voice, reading, item)),
    attachments: reading.attachments.map(({ id, mediaType, width, height }) => ({ id, mediaType, width, height })),
    offers: presentOffers(voice, reading, url) as Readonly<Record<string, OfferBody>>,
  }
}

type Item = ReturnType<typeof presentTimeline>[number]

/**
 * Own acts whole; of others what moved the matter on, by post and to whom, with what was written to the resident once it has been
 * told him.
 */
const toResident = (voice: Voice, { history, state, context }: Reading, item: Item): readonly Item[] => {
  if (item.actorKind === 'resident') return [item]
  const entry = history.find((one) => one.seq === item.seq)
  if (entry === undefined) return []
  const said = isTold(context.process, history, entry) ? item.lines.filter((line) => line.toResident) : []
  const moved = entry.from !== entry.to
  if (said.length === 0 && !moved) return []
  const position = entry.actor.kind === 'staff' ? entry.actor.position : undefined
  const actor =
    position === undefined || state.sealed
      ? say(voice, state.sealed ? 'actor.sealed' : `actor.${item.actorKind}`)
      : deskTitle(voice, `${position.role}@${position.org ?? position.region}`)
  return [{ ...item, actor, lines: [...said, ...leadLine(voice, state.sealed, entry)] }]
}

/** Who has it since; on the closed route nobody is named. */
const leadLine = (voice: Voice, sealed: boolean, entry: Entry): Item['lines'] => {
  const { lead } = landingOf(entry)
  if (sealed || lead == null) return []
  return [{ label: say(voice, 'matter.line.lead'), text: deskTitle(voice, lead), toResident: true }]
}

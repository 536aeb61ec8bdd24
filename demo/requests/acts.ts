import { civilDate } from '../../kernel/calendar/index.ts'
import type { Actor, Json } from '../../kernel/workflow/index.ts'
import { COUNTY } from '../county.ts'
import type { Act, Moment } from './plan.ts'
import { words } from './topics.ts'
import { atWork } from './worktime.ts'
import type { World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const RESIDENT_LOOKS = 30 * MINUTE

type Data = Readonly<Record<string, Json>>
/** What happens at a step: the act that comes next, or none (time passes, or it stays). */
type Next = (world: World, moment: Moment) => Act | undefined

const holder = (world: World, { state, script }: Moment): Actor | undefined =>
  state.lead === null ? undefined : world.holderOf(state.lead, script.person)

/** By whoever leads, after a delay that is usually `hours` and stretches with the manner of the place. */
const act = (world: World, moment: Moment, hours: number, action: string, data: Data = {}): Act | undefined => {
  const actor = holder(world, moment)
  const { random } = moment.script
  if (actor === undefined) return undefined
  const pace = world.mannerOf((moment.state.lead ?? '').split('@')[1] ?? '').pace
  const later = moment.now + Math.max(2 * MINUTE, random.logNormal(hours, hours > 100 ? 0.55 : 0.75) * pace * HOUR)
  const always = urgent(moment) || quick(moment)
  return { at: always ? later : atWork(world.calendar, random, later), action, actor, data }
}

const urgent = ({ script }: Moment): boolean => script.topic.urgency === 'emergency'
const quick = ({ script }: Moment): boolean => script.topic.urgency === 'utilities'

const assessed = ({ script }: Moment): Data => ({
  category: script.topic.category,
  nature: script.topic.nature,
  ...(script.topic.urgency && { urgency: script.topic.urgency }),
})

const say = (moment: Moment, from: readonly string[]): string =>
  moment.script.wording.fill(moment.script.random.pick(from))

const assess: Next = (world, moment) => {
  const { script, state } = moment
  const { random, topic } = script
  const soon = urgent(moment) ? 0.1 : quick(moment) ? 0.5 : 1.5
  const merging = script.same && act(world, moment, soon, 'merge', { matter: script.same.id })
  // while the other one is still being worked on
  if (merging && script.same && merging.at < script.same.until) return merging
  if (topic.nature === 'enquiry' && script.target === 'village' && random.chance(0.55))
    return act(world, moment, 5, 'answer', { reply: say(moment, topic.done), nature: 'enquiry' })
  if (random.chance(0.02) && state.counts.ask === 0)
    return act(world, moment, soon, 'ask', { question: random.pick(words.questions) })
  if (script.target === 'village') return act(world, moment, soon, 'take-on', assessed(moment))
  return act(world, moment, soon, 'send-to-town', assessed(moment))
}

const dispatch: Next = (world, moment) => {
  const { script, state } = moment
  const { random } = script
  const soon = urgent(moment) ? 0.1 : quick(moment) ? 0.5 : 1.5
  if (script.target.startsWith('dept:') && !script.topic.clue)
    return act(world, moment, soon, 'send-to-county', {
      reason: random.pick(words.reasons.county),
      ...assessed(moment),
    })
  if (random.chance(0.008))
    return act(world, moment, soon, 'decline', {
      special: 'legal-channel',
      explanation: words.explanations.declined[0] ?? '',
    })
  if (script.target === 'village' && state.counts['send-down'] === 0 && random.chance(0.3))
    return act(world, moment, soon, 'send-down', { reason: random.pick(words.reasons.down) })
  const barred = !isOnTheirList(world, moment)
  const desk = barred || state.returns > 0 || !world.directory.live(script.desk) ? fallback(moment) : script.desk
  const note = random.pick(words.notes)
  return act(world, moment, soon, 'assign', { desk, ...assessed(moment), note })
}

/** Lists of what may be handed to a village and to a grid; what has no category yet is on neither. */
const LISTS: Readonly<Record<string, string>> = {
  village: 'villageCategories',
  grid: 'gridCategories',
  worker: 'gridCategories',
}
const isOnTheirList = (world: World, { script, state }: Moment): boolean => {
  const name = LISTS[script.target]
  if (name === undefined) return true
  const list = world.parametersOn(civilDate(new Date(script.lodgedAt).toISOString())).values[name]
  return Array.isArray(list) && list.some((prefix) => state.category?.startsWith(String(prefix)))
}

/** Where it goes after somebody has returned it: the office that takes what nobody else takes. */
const fallback = ({ script }: Moment): string => `town-office@office-${script.village.town}-service`

const coordinate: Next = (world, moment) => {
  const { script, state } = moment
  const { random } = script
  const soon = urgent(moment) ? 0.1 : quick(moment) ? 0.7 : 3
  const desk = script.target.startsWith('dept:') ? script.desk : `department-handler@dept-${COUNTY}-petition`
  const other = `department-handler@dept-${COUNTY}-${random.pick(['police', 'justice', 'finance', 'land'])}`
  const note = random.pick(words.notes)
  if (state.returns > 0)
    return act(world, moment, soon, 'designate', { desk, reason: random.pick(words.notes), ...assessed(moment) })
  const helpers: Data = random.chance(0.08) && other !== desk ? { helpers: [other] } : {}
  return act(world, moment, soon, 'assign-department', { desk, ...helpers, ...assessed(moment), note })
}

/** Usual hours from the assignment to the answer. */
const handlingHours = (moment: Moment): number => {
  if (urgent(moment)) return 1
  if (quick(moment)) return 5
  return moment.script.topic.nature === 'enquiry' ? 9 : 225
}

/** What the leading desk does first; each at most once, then the answer. */
const work: Next = (world, moment) => {
  const { script, state, now } = moment
  const { random, topic } = script
  const count = (action: string): number => state.counts[action] ?? 0
  const open = state.tasks.find((task) => task.kind === 'help' && task.doneAt === null)
  if (open && random.chance(0.92)) return assist(world, moment, open.desk)
  if (count('contact') === 0 && !urgent(moment) && !quick(moment))
    return act(world, moment, topic.nature === 'enquiry' ? 2 : 7, 'contact', {
      means: random.pick(['phone', 'visit']),
      heard: random.pick(words.contact),
    })
  const returned = state.step === 'handle' && state.returns === 0 && !state.bound && random.chance(0.03)
  const back = returned ? act(world, moment, 1, 'return', { reason: random.pick(words.reasons.return) }) : undefined
  // a return is accepted within one working day only
  if (back && back.at - Date.parse(state.stepSince) < 20 * HOUR) return back
  if (count('claim-unreasonable') === 0 && random.chance(0.004))
    return act(world, moment, 40, 'claim-unreasonable', { reason: words.reasons.unreasonable[0] ?? '' })
  if (count('ask-to-end') === 0 && random.chance(0.002))
    return act(world, moment, 40, 'ask-to-end', { endingGround: 'legal-channel', reason: words.reasons.end[0] ?? '' })
  const due = state.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(state.dueAt)
  const answer = reply(world, moment)
  if (answer === undefined) return undefined
  const tooLong = answer.at > due && state.step === 'handle' && state.extensions === 0 && due - now > DAY
  const longer = tooLong && random.chance(0.55) ? extension(world, moment, due) : undefined
  if (longer) return longer
  if (count('progress') === 0 && topic.nature !== 'enquiry' && random.chance(0.25))
    return act(world, moment, 40, 'progress', { progress: random.pick(words.progress) })
  return answer
}

/** Asked for in the last days before the limit; never after it. */
const extension = (world: World, moment: Moment, due: number): Act | undefined => {
  const asked = act(world, { ...moment, now: Math.max(moment.now, due - 2 * DAY) }, 1, 'extend', {
    delay: moment.script.random.pick(words.delay),
  })
  return asked && asked.at < due ? asked : undefined
}

const reply: Next = (world, moment) => {
  const { script } = moment
  const { random, topic } = script
  const care = world.mannerOf((moment.state.lead ?? '').split('@')[1] ?? '').care
  const solved = random.chance(0.91 + care * 0.07)
  const until = new Date(moment.now + random.between(30, 90) * DAY).toISOString().slice(0, 10)
  const data: Data = solved
    ? { reply: say(moment, topic.done), solved: true }
    : { reply: say(moment, topic.open), solved: false, until }
  const waiting = moment.state.tasks.some((task) => task.kind === 'help' && task.doneAt === null)
  const told: Data = waiting ? { withoutHelpers: words.help[0] ?? '' } : {}
  return act(world, moment, handlingHours(moment) * (moment.state.step === 'redo' ? 0.5 : 1), 'reply', {
    ...data,
    ...told,
  })
}

const assist = (world: World, moment: Moment, desk: string): Act | undefined => {
  const actor = world.holderOf(desk, moment.script.person)
  const { random } = moment.script
  if (actor === undefined) return undefined
  const at = atWork(world.calendar, random, moment.now + random.logNormal(30, 0.6) * HOUR)
  return { at, action: 'assist', actor, data: { report: random.pick(words.help) } }
}

const confirm: Next = (world, moment) =>
  moment.state.counts.back === 0 && moment.script.random.chance(0.05)
    ? act(world, moment, 4, 'back', { reason: moment.script.random.pick(words.reasons.back) })
    : act(world, moment, urgent(moment) || quick(moment) ? 0.3 : 3, 'release')

const resident = ({ script }: Moment): Actor => ({ kind: 'resident', id: script.owner })

/** About half judge within the week; how, depends on whether it was solved and how long it took. */
const evaluate: Next = (world, moment) => {
  const { script, state, now } = moment
  const { random } = script
  if (!random.chance(0.56)) return undefined
  const days = (now - script.lodgedAt) / DAY
  const care = world.mannerOf(state.responsible?.split('@')[1] ?? '').care
  const solved = state.data.solved !== false
  const resolved = solved ? random.chance(0.94 + care * 0.05) : random.chance(0.25)
  const glad = 0.72 + care * 0.18 - Math.min(0.3, days * 0.008) - (resolved ? 0 : 0.55)
  const satisfaction = random.chance(Math.max(0.03, glad)) ? '3' : random.chance(resolved ? 0.75 : 0.3) ? '2' : '1'
  const kind = satisfaction === '3' ? 'good' : satisfaction === '2' ? 'fair' : 'bad'
  const comment = random.pick(words.comments[kind])
  const data: Data = { contacted: random.chance(0.94), resolved, satisfaction, ...(comment && { comment }) }
  const byPhone = random.chance(0.18)
  const wait = random.logNormal(byPhone ? 60 : 20, 0.9) * HOUR + RESIDENT_LOOKS
  const caller = world.holderOf(`county-dispatcher@dept-${COUNTY}-command`, script.person)
  return byPhone && caller
    ? { at: atWork(world.calendar, random, now + wait), action: 'judge-by-phone', actor: caller, data }
    : { at: now + wait, action: 'judge', actor: resident(moment), data }
}

const clarify: Next = (_, moment) =>
  moment.script.random.chance(0.7)
    ? {
        at: moment.now + moment.script.random.logNormal(15, 0.8) * HOUR,
        action: 'supply',
        actor: resident(moment),
        data: { detail: moment.script.random.pick(words.details) },
      }
    : undefined

const closed: Next = (world, moment) => {
  const { script, state, now } = moment
  const { random } = script
  if (state.callBack === 'due' && random.chance(0.97)) return callBack(world, moment)
  if (
    state.counts.reopen === 0 &&
    state.outcome !== 'declined' &&
    state.verdict?.satisfaction !== 3 &&
    random.chance(0.05)
  )
    return {
      at: now + random.logNormal(120, 0.5) * HOUR,
      action: 'reopen',
      actor: resident(moment),
      data: { news: random.pick(words.news) },
    }
  return undefined
}

const callBack: Next = (world, { script, state, now }) => {
  const { random } = script
  const actor = world.holderOf(`county-dispatcher@dept-${COUNTY}-command`, script.person)
  if (actor === undefined) return undefined
  const at = atWork(world.calendar, random, now + random.logNormal(40, 0.7) * HOUR)
  const reached = random.chance(0.82)
  const asked = reached && state.verdict === null
  const resolved = random.chance(0.8)
  const verdict = {
    contacted: true,
    resolved,
    satisfaction: resolved ? random.pick(['3', '3', '2']) : random.pick(['1', '2']),
  }
  return { at, action: 'call-back', actor, data: { reached, ...(asked && verdict) } }
}

const review: Next = (world, moment) =>
  moment.script.random.chance(0.6)
    ? act(world, moment, 30, 'uphold', { explanation: words.explanations.unreasonable[0] ?? '' })
    : act(world, moment, 30, 'send-back', { reason: moment.script.random.pick(words.reasons.back) })

const ending: Next = (world, moment) =>
  moment.script.random.chance(0.7)
    ? act(world, moment, 30, 'approve-end', { explanation: words.explanations.ended[0] ?? '' })
    : act(world, moment, 30, 'refuse-end', { reason: moment.script.random.pick(words.reasons.back) })

/** The usual next act at each step of `resident-requests`; where there is none, only time goes on. */
export const NEXT: Readonly<Record<string, Next>> = {
  clarify,
  assess,
  dispatch,
  coordinate,
  handle: work,
  redo: work,
  confirm,
  evaluate,
  closed,
  review,
  ending,
  'clue-intake': (world, moment) => act(world, moment, 60, 'accept'),
  clue: (world, moment) => act(world, moment, 500, 'conclude', { explanation: say(moment, moment.script.topic.done) }),
}

import type { Every } from '../kernel/burden/index.ts'
import { civilDate, plusDays } from '../kernel/calendar/index.ts'
import { sealedAnswers } from '../server/element/answers.ts'
import { askOwners } from '../server/element/asks.ts'
import { answersOf } from '../server/element/requests.ts'
import { permitting } from '../server/list/declared.ts'
import type { Program } from '../server/program.ts'
import type { Tx } from '../store/database.ts'
import { answerAsk, endAsks, type NewAsk } from '../store/element/asks.ts'
import { addRequest, findRequest, saveRequest } from '../store/element/requests.ts'
import { putAdmission } from '../store/list/admissions.ts'
import { COUNTY, type County } from './county.ts'
import data from './data/forms.json' with { type: 'json' }
import { DEMO_VILLAGE } from './people.ts'
import { type Seeded, seeded } from './seeded.ts'

/** A form that somebody wanted: what was held filled it, the rest was asked of the villages. */
interface Form {
  readonly title: string
  readonly basis: string
  readonly asker: string
  /** Which town asks, from 0; null: the county. */
  readonly town: number | null
  /** How many months ago. */
  readonly months: number
  /** Days until its last day. */
  readonly days: number
  readonly every: Every
  readonly held: readonly string[]
  readonly asked: readonly { readonly title: string; readonly from: number; readonly to: number }[]
  readonly reason: string
  /** Share of villages that have answered; default all. */
  readonly answered?: number
}

export interface FormsWorld {
  readonly county: County
  readonly seed: number
  /** Role and region → name of who holds it. */
  readonly nameOf: (role: string, region: string) => string
}

const DAY = 86_400_000
const MONTH = 30 * DAY
const LEVEL = 5

const forms: readonly Form[] = data as readonly Form[]

/** What the village wrote, at `at`. */
const answer = async (tx: Tx, program: Program, random: Seeded, form: Form, ask: NewAsk, at: number): Promise<void> => {
  const cells = Object.fromEntries(
    ask.fields.map(({ key, title }) => {
      const asked = form.asked.find((one) => one.title === title)
      return [key, String(random.between(asked?.from ?? 0, asked?.to ?? 0))]
    }),
  )
  const given = {
    answers: sealedAnswers(program, cells),
    by: program.packs.words(program.packs.role(ask.role)?.title ?? '', 'zh-CN'),
  }
  await answerAsk(tx, COUNTY, ask.id, { ...given, at: new Date(at) })
}

const makeForm = async (tx: Tx, program: Program, world: FormsWorld, form: Form): Promise<void> => {
  const random = seeded(world.seed + form.months)
  const now = program.now().getTime()
  const at = now - form.months * MONTH - (form.months === 0 ? 2 * DAY : 0)
  const then: Program = { ...program, now: () => new Date(at) }
  const today = civilDate(new Date(at).toISOString())
  const region = form.town === null ? COUNTY : (world.county.towns[form.town]?.code ?? COUNTY)
  const role = form.town === null ? 'county-dispatcher' : 'town-dispatcher'
  const by = { by_role: role, by_region: region, by_name: world.nameOf(role, region) }
  const titles = [...form.held, ...form.asked.map(({ title }) => title)]
  const columns = titles.map((title, place) => ({ key: `c${place + 1}`, title }))
  const { title, basis, asker, every } = form
  const last = plusDays(today, form.days)
  const id = random.uuid(at)
  await addRequest(
    tx,
    COUNTY,
    { id, region, title, basis, asker, level: LEVEL, every, last, period: null, columns, ...by },
    then.now(),
  )
  const permits = await permitting(program, LEVEL, 'zh-CN')
  for (const { list, version } of permits.slice(0, 1)) {
    const item = version.items.find(({ key }) => key === 'statistics')?.key ?? null
    const said = {
      request: id,
      region,
      list: list.key,
      version: version.version,
      item,
      exception: item === null ? form.reason : null,
    }
    await putAdmission(tx, COUNTY, { ...said, admitted_at: then.now(), admitted_by: by.by_name })
  }
  const request = await findRequest(tx, COUNTY, id)
  if (!request) throw new Error(`the form ${title} was not kept`)
  const asked = columns.slice(form.held.length).map(({ key }) => ({ column: key, reason: form.reason }))
  const found = await askOwners(then, tx, request, { answers: answersOf(then, request), asked, permits })
  if (!found.ok) throw new Error(`the form ${title}: ${JSON.stringify(found.refusal)}`)
  await saveRequest(tx, COUNTY, { ...request, state: 'asking' }, then.now())
  const answers = ({ region: village }: NewAsk): boolean =>
    form.answered === undefined || (random.chance(form.answered) && village !== DEMO_VILLAGE)
  for (const ask of found.value.filter(answers))
    await answer(tx, program, random, form, ask, Math.min(now, at + random.between(2, 100) * 3_600_000))
  const end = new Date(`${last}T10:00:00Z`)
  if (end.getTime() > now) return
  await endAsks(tx, COUNTY, id, end)
  await saveRequest(tx, COUNTY, { ...request, state: 'done', version: request.version + 1 }, end)
}

/** Forms of a year, by the same rules as any other: within the quota of a village, on its list, and only what nobody holds. */
export const makeForms = async (tx: Tx, program: Program, world: FormsWorld): Promise<void> => {
  for (const form of forms) await makeForm(tx, program, world, form)
}

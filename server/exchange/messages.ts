import { uuidv7obj } from 'uuidv7'
import { civilDate } from '../../kernel/calendar/index.ts'
import { covers, type PackSet, packOf, parametersOfKey } from '../../kernel/pack/index.ts'
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { MatterFacts, ParameterSet, Process } from '../../kernel/workflow/index.ts'
import { asSystem, type Tx } from '../../store/database.ts'
import { listSeats } from '../../store/exchange/holders.ts'
import { addKeys, listKnown } from '../../store/exchange/keys.ts'
import type { BulkMatter } from '../../store/matter/bulk.ts'
import { bigrams } from '../../store/matter/words.ts'
import { addMatter } from '../../store/matter/write.ts'
import { listRegions } from '../../store/place/regions.ts'
import { appendAudit, SYSTEM } from '../audit.ts'
import { newTrackingCode, trackingDigest, trackingOrg } from '../identity/tracking.ts'
import { numberFor } from '../matters/numbers.ts'
import { type Policy, policyOf } from '../matters/policy.ts'
import { rowsOf } from '../matters/rows.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { residentProcess } from '../publication/process.ts'
import { words } from '../words.ts'
import { isLate, type Message, type Replayed, type Replaying, replay } from './history.ts'
import { heldSeats, numberOf } from './seats.ts'

const SOURCE = 'import:requests'
const VILLAGE = 5

export interface ImportOptions {
  /** Key of a parameter set; default the one in force on the day of each message. */
  readonly parameters?: string
  /** Apply the set also to days before it was made: a question of what would have been. */
  readonly asIf: boolean
  readonly refused: (message: Message, refusal: Refusal) => void
  readonly progress: (done: number) => void
}
export interface Imported {
  readonly written: number
  /** Imported before; left as they are. */
  readonly known: number
  readonly refused: number
  readonly late: number
  /** Begun before the set that was applied to them. */
  readonly asIf: number
}

/** What a message begins with. The category is the pack's first suggestion, for nobody assessed it then. */
export const factsOf = (set: PackSet, process: Process, message: Message, region: string): MatterFacts => ({
  id: uuidv7At(message.lodgedAt),
  process: process.key,
  region,
  category: packOf(set, process.key)?.suggest?.({ subject: message.subject, body: message.body })[0]?.code ?? null,
  channel: 'import',
  lodgedAt: message.lodgedAt.toISOString(),
  sealed: false,
  owner: null,
  text: `${message.subject}\n${message.body}`,
  data: {},
})

/** Ids sort by time of lodging, as those that are lodged today. */
const uuidv7At = (at: Date): string => {
  const bytes = uuidv7obj().bytes.slice()
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(at.getTime() / 256 ** (5 - index)) % 256
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The set for a message, and whether it is stretched to a day before its own. */
const parametersFor = (
  program: Program,
  policy: Policy,
  process: Process,
  { parameters, asIf }: ImportOptions,
  { region, day }: { region: string; day: string },
): Result<{ readonly params: ParameterSet; readonly stretched: boolean }> => {
  if (parameters === undefined) {
    const found = policy.parametersOn(process.key, region, day)
    return found.ok ? accept({ params: found.value, stretched: false }) : found
  }
  const params = parametersOfKey(program.packs.set, process.key, parameters)
  if (params === undefined) return refuse('input', 'no-parameters', { params: { process: process.key, date: day } })
  const stretched = !covers(params, day)
  return stretched && !asIf
    ? refuse('rules', 'no-parameters', { params: { process: process.key, date: day, sets: [parameters] } })
    : accept({ params, stretched })
}

/**
 * Runs historical messages through the whole loop at their own times and keeps them, all in one transaction; nobody is told anything.
 * Villages are given out by the message's number: the texts name none of ours.
 */
export const importMessages = async (
  program: Program,
  messages: AsyncIterable<Message>,
  options: ImportOptions,
): Promise<Imported> => {
  const process = residentProcess(program)
  if (process === undefined) throw new Error('no pack declares a process for residents')
  const { database, county } = program
  const today = todayOf(program)
  const [policy, directory, held, villages] = await Promise.all([
    policyOf(program),
    program.directory(),
    listSeats(database.system, county, today),
    listRegions(database.system, { root: county, level: VILLAGE, on: today }, { after: '', limit: 5000 }),
  ])
  const seats = heldSeats(held)
  const sums = { written: 0, known: 0, refused: 0, late: 0, asIf: 0 }
  const worldOf = (message: Message, params: ParameterSet): Replaying => ({
    base: {
      process,
      params,
      calendar: policy.calendar,
      directory,
      ...(policy.layers && { layers: policy.layers }),
      inList: policy.inList(process.key),
    },
    seats,
    name: words('import.actor', 'zh-CN'),
    until: program.now(),
    pick: numberOf(`desk ${message.external}`),
  })

  const wholeOf = async (message: Message): Promise<BulkMatter | undefined> => {
    const region = villages[numberOf(message.external) % Math.max(1, villages.length)]?.code ?? county
    const day = civilDate(message.lodgedAt.toISOString())
    const chosen = parametersFor(program, policy, process, options, { region, day })
    const lived = chosen.ok
      ? replay(message, factsOf(program.packs.set, process, message, region), worldOf(message, chosen.value.params))
      : chosen
    if (!chosen.ok || !lived.ok) {
      options.refused(message, chosen.ok ? (lived as { refusal: Refusal }).refusal : chosen.refusal)
      sums.refused += 1
      return undefined
    }
    if (lived.value.stopped) options.refused(message, lived.value.stopped)
    sums.late += Number(isLate(lived.value))
    sums.asIf += Number(chosen.value.stretched)
    const asIf = chosen.value.stretched ? chosen.value.params.key : null
    return bulkOf(program, message, lived.value, { number: await numberFor(program, day), asIf })
  }

  const take = async (tx: Tx, message: Message): Promise<void> => {
    const known = await listKnown(tx, county, SOURCE, [message.external])
    if (known.size > 0) {
      sums.known += 1
      return
    }
    const whole = await wholeOf(message)
    if (whole === undefined) return
    addMatter(tx, whole.rows, whole.lodged, whole.words)
    addKeys(tx, county, [{ source: SOURCE, external: message.external, record: whole.rows.id }])
    sums.written += 1
    if (sums.written % 50 === 0) options.progress(sums.written)
  }

  await asSystem(database, async (tx) => {
    for await (const message of messages) await take(tx, message)
    const object = { kind: 'list', id: 'requests' }
    appendAudit(program, tx, SYSTEM, { action: 'list.import', object, detail: { ...sums } })
  })
  options.progress(sums.written)
  return sums
}

const bulkOf = (
  program: Program,
  message: Message,
  { context, facts, entries, state }: Replayed,
  { number, asIf }: { readonly number: string; readonly asIf: string | null },
): BulkMatter => {
  const digest = trackingDigest(program.crypto, newTrackingCode(program.crypto))
  const around = { tracking: [trackingOrg(digest)], number, subject: message.subject }
  return {
    rows: rowsOf(program, context, facts, null, { entries, state, notices: [] }, around),
    lodged: {
      number,
      version: context.process.version,
      parameters: context.params.key,
      owner: null,
      tracking_digest: digest,
      channel: facts.channel,
      subject: message.subject,
      body: message.body,
      address: '',
      lon: null,
      lat: null,
      contact_name_cipher: null,
      contact_phone_cipher: null,
      data: { ...facts.data, imported: { from: 'requests', id: message.external, ...(asIf !== null && { asIf }) } },
      lodged_at: facts.lodgedAt,
      lodged_category: facts.category,
      lodged_sealed: facts.sealed,
    },
    words: bigrams(`${message.subject} ${message.body}`),
  }
}

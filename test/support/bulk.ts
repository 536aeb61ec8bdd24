import { uuidv7 } from 'uuidv7'
import { seeded } from '../../demo/seeded.ts'
import { seededCrypto, wholeOf } from '../../demo/whole.ts'
import { civilDate } from '../../kernel/calendar/index.ts'
import { type Json, lodge } from '../../kernel/workflow/index.ts'
import { policyOf } from '../../server/matters/policy.ts'
import { connect } from '../../store/connect.ts'
import type { Tx } from '../../store/database.ts'
import { copyMatters } from '../../store/matter/bulk.ts'
import { POSTS, type Post, type TestProgram } from './program.ts'
import type { Reached } from './reach.ts'

/** What is lodged and then left alone. */
export interface Planted {
  readonly process: string
  readonly region: string
  readonly body: string
  readonly at: Date
  readonly by: Post
  readonly data: Readonly<Record<string, Json>>
}

/** As the rules of that day have it. */
const planted = async ({ program }: TestProgram, one: Planted): Promise<Reached> => {
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const now = one.at.toISOString()
  const day = civilDate(now)
  const process = policy.processOn(one.process, day)
  const params = policy.parametersOn(one.process, one.region, day)
  if (!process.ok || !params.ok) throw new Error(`${one.process} is not in force on ${day}`)
  const { calendar, layers } = policy
  const base = { process: process.value, params: params.value, calendar, directory, inList: policy.inList(one.process) }
  const facts = {
    ...{ id: uuidv7(), process: one.process, region: one.region, category: null, channel: 'staff', lodgedAt: now },
    ...{ sealed: false, owner: null, text: one.body, data: one.data },
  }
  const position = { id: one.by, ...POSTS[one.by] }
  const lodged = lodge({ ...base, now, ...(layers && { layers }) }, facts, { kind: 'staff', position, name: '某' })
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.refusal))
  const context = { ...base, matter: lodged.value.facts, now }
  return { context, facts: lodged.value.facts, entries: lodged.value.entries, state: lodged.value.state }
}

/** Whole matters by COPY, as the owner: bulk rows pass no row policy. `first`: the number of the first, where some were written before. */
export const writeMatters = async (
  it: TestProgram,
  matters: readonly (Reached & { body: string })[],
  first = 0,
): Promise<void> => {
  const crypto = seededCrypto(it.program, seeded(7 + first))
  const wholes = matters.map(({ body, ...one }, n) => {
    const said = { subject: '', body, address: '', at: null, contact: null }
    return wholeOf(it.program, crypto, one, said, `260302-${String(first + n).padStart(5, '0')}`)
  })
  const owner = connect(it.database.ownerUrl, { max: 1 })
  await owner.begin((tx) => copyMatters(tx as unknown as Tx, wholes))
  await owner.end()
}

export const plant = async (it: TestProgram, all: readonly Planted[], first = 0): Promise<void> => {
  const matters: (Reached & { body: string })[] = []
  for (const one of all) matters.push({ ...(await planted(it, one)), body: one.body })
  await writeMatters(it, matters, first)
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskName, makeProgram, type Post, type TestProgram } from '../../test/support/program.ts'
import { act, lodge } from '../../test/support/requests.ts'
import type { VocabularyBody } from '../contract/vocabulary.ts'

let its: TestProgram
let matter = ''
beforeAll(async () => {
  its = await makeProgram()
  const secretary = await its.as('secretary')
  const { id } = await lodge(secretary, { category: '010101' })
  await act(secretary, id, 1, 'send-to-town')
  matter = id
})
afterAll(() => its.drop())

interface Choice {
  readonly desk: string
  readonly people: readonly string[]
  readonly open: number
  readonly suggested: boolean
}
const ask = async (post: Post, query: Record<string, string>) => {
  const answer = await (await its.as(post)).send('GET', `/api/v1/desks?${new URLSearchParams(query)}`)
  return { status: answer.status, items: (answer.body as { items?: readonly Choice[] }).items ?? [] }
}

describe('desks that an act may hand a matter to', () => {
  it('are those inside the town, the nearest to the matter suggested, with who sits there', async () => {
    const { items } = await ask('town', { matter, action: 'assign' })
    const desks = items.map(({ desk }) => desk)
    expect(desks).toEqual(expect.arrayContaining([deskName('office'), deskName('secretary'), deskName('leader')]))
    expect(desks).not.toContain(deskName('water'))
    expect(desks).not.toContain(deskName('otherTown'))
    const suggested = items.filter((one) => one.suggested).map(({ desk }) => desk)
    expect(suggested).toContain(deskName('secretary'))
    expect(suggested).not.toContain(deskName('neighbour'))
    expect(desks.indexOf(deskName('secretary'))).toBeLessThan(desks.indexOf(deskName('neighbour')))
    expect(items.find(({ desk }) => desk === deskName('office'))).toMatchObject({ people: ['office某'], open: 0 })
  })

  it('are found by name, and say what lies on them', async () => {
    await act(await its.as('town'), matter, 2, 'assign', { desk: deskName('office') })
    const secretary = await its.as('secretary')
    const { id } = await lodge(secretary, { category: '010101' })
    await act(secretary, id, 1, 'send-to-town')
    const { items } = await ask('town', { matter: id, action: 'assign', q: 'office某' })
    // it got the last one of this category: used before, so suggested
    expect(items).toMatchObject([{ desk: deskName('office'), open: 1, suggested: true }])
    expect((await ask('town', { matter: id, action: 'assign', q: 'nobody' })).items).toEqual([])
  })

  it('leave out the desk that has it, and those that were asked already', async () => {
    const secretary = await its.as('secretary')
    const { id } = await lodge(secretary)
    await act(secretary, id, 1, 'send-to-town')
    await act(await its.as('town'), id, 2, 'assign', { desk: deskName('office') })
    const asked = { matter: id, action: 'invite' }
    const before = (await ask('office', asked)).items.map(({ desk }) => desk)
    expect(before).not.toContain(deskName('office'))
    const [helper = ''] = before
    await act(await its.as('office'), id, 3, 'invite', { desks: [helper], reason: '请一起看看。' })
    const after = (await ask('office', asked)).items.map(({ desk }) => desk)
    expect(after).toEqual(before.filter((desk) => desk !== helper))
    const informed = (await ask('office', { matter: id, action: 'inform' })).items.map(({ desk }) => desk)
    expect(informed).not.toContain(deskName('office'))
    expect(informed.length).toBeGreaterThan(0)
  })

  it('are absent for an act that is not on offer, a matter out of sight, and refused for no matter at all', async () => {
    expect((await ask('town', { matter, action: 'assign' })).status).toBe(404)
    expect((await ask('town', { matter, action: 'no-such-act' })).status).toBe(404)
    expect((await ask('otherTown', { matter, action: 'note' })).status).toBe(404)
    expect((await ask('town', { matter: 'x', action: 'assign' })).status).toBe(400)
    expect((await ask('audit', { matter, action: 'assign' })).status).toBe(404)
  })
})

describe('the words of the packs', () => {
  it('begin with the county’s main process, in the language asked for, without a key for a title', async () => {
    const town = await its.as('town')
    const [zh, en] = await Promise.all(
      ['', '?lang=en'].map(
        async (lang) => (await town.send('GET', `/api/v1/vocabulary${lang}`)).body as VocabularyBody,
      ),
    )
    expect(zh?.processes[0]).toMatchObject({ key: 'resident-requests', title: '居民诉求' })
    expect(zh?.processes[0]?.stages).toHaveLength(7)
    expect(zh?.processes[0]?.categories.length).toBeGreaterThan(600)
    expect(en?.processes[0]?.title).not.toBe(zh?.processes[0]?.title)
    const titles = [zh, en].flatMap((one) => [
      ...(one?.processes ?? []).flatMap(({ title, steps, stages, fields }) => [
        title,
        ...[...steps, ...stages, ...fields].map((word) => word.title),
      ]),
      ...(one?.roles ?? []).map(({ title }) => title),
    ])
    expect(titles.filter((title) => /^[a-z-]+\.[a-z.-]+$/.test(title))).toEqual([])
  })
})

import { lodgeFor, take } from './loop.ts'
import { HERE, TOWN } from './numbers.ts'
import { deskName, type TestProgram } from './program.ts'

/** Somebody who comes into office as secretary of the first village. */
export const FILED = {
  ...{ village: HERE, person: '王某', change: 'appoint', ground: 'none', bottom_line: 'none' },
  proposed_on: '2026-02-27',
}
export const filingOf = (data: object = {}) => ({
  ...{ process: 'secretary-filing', region: TOWN, subject: '村书记备案', body: '镇党委研究同意，请备案' },
  data: { ...FILED, ...data },
})

/** Lodged by the town and handed to a department by the county. */
export const inReview = async (its: TestProgram, data: object = {}): Promise<string> => {
  const { id } = await lodgeFor(await its.as('town'), filingOf(data))
  await take(await its.as('county'), id, 'assign', { desk: deskName('housing') })
  return id
}

/** Another department has been asked, and says that nothing is against it. */
export const reviewed = async (its: TestProgram, id: string): Promise<void> => {
  await take(await its.as('housing'), id, 'ask', { desks: [deskName('water')], reason: '联审' })
  await take(await its.as('water'), id, 'opinion', { view: 'clear' })
}
/** What the department says of an ordinary one. */
export const FIT = { summary: '符合条件', election: false }
export const DOCUMENT = { met_on: '2026-03-02', document: '云组备〔2026〕3号' }

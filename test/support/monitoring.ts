import { lodgeFor, take } from './loop.ts'
import { HERE } from './numbers.ts'
import type { TestProgram } from './program.ts'

export const SAFE = {
  ...{ food_and_clothing: true, schooling: true, medical_care: true, housing: true, drinking_water: true },
}
export const CLUE = {
  ...{ process: 'poverty-monitoring', region: HERE, subject: '户编号1-0012', body: '突发大额支出' },
  data: { household_number: '1-0012', found_by: 'visit', risk: 'sudden-cost' },
}
export const VISITED = {
  ...{ visited_on: '2026-03-02', authorised: true, household_kind: 'sudden', below_line: false },
  ...SAFE,
  medical_care: false,
}
export const PUBLIC = { reviewed_on: '2026-03-03', public_from: '2026-03-03', public_until: '2026-03-08' }
export const REMOVAL = { removal_kind: 'stable', above_line: true, ...SAFE, opinion: '已好转' }

/** A clue that was verified, made public, looked through and decided: the household is being helped. */
export const identified = async (its: TestProgram): Promise<string> => {
  const village = await its.as('secretary')
  const { id } = await lodgeFor(village, CLUE)
  await take(village, id, 'verified', VISITED)
  await take(village, id, 'publicised', PUBLIC)
  await take(await its.as('town'), id, 'agree', { opinion: '属实' })
  await take(await its.as('county'), id, 'identify', { decided_on: '2026-03-10', opinion: '同意' })
  return id
}

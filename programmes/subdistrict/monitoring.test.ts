import { afterAll, beforeAll, expect, it } from 'vitest'
import { packsWith, refusedAct, see, take } from '../../test/support/loop.ts'
import { identified, REMOVAL } from '../../test/support/monitoring.ts'
import { makeProgram, type TestProgram } from '../../test/support/program.ts'

let its: TestProgram
beforeAll(async () => {
  its = await makeProgram(await packsWith('subdistrict'))
})
afterAll(() => its.drop())

it('002-JD-56 a risk is removed after help, with food, schooling, medical care, housing and water safe', async () => {
  const id = await identified(its)
  const village = await its.as('secretary')
  expect(await refusedAct(village, id, 'propose-removal', REMOVAL)).toBe('not-safe-yet')
  await take(village, id, 'measure', { measure: 'medical', who_helps: '县医保局', begins_on: '2026-03-10' })
  for (const lacking of ['food_and_clothing', 'schooling', 'medical_care', 'housing', 'drinking_water', 'above_line'])
    expect(await refusedAct(village, id, 'propose-removal', { ...REMOVAL, [lacking]: false }), lacking).toBe(
      'not-safe-yet',
    )
  await take(village, id, 'propose-removal', REMOVAL)
  await take(await its.as('town'), id, 'agree', { opinion: '入户看过' })
  await take(await its.as('county'), id, 'remove', { decided_on: '2026-09-22', opinion: '同意' })
  expect(await see(village, id)).toMatchObject({ step: 'settled', outcome: 'risk-removed' })
})

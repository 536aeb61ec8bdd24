import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Listed } from '../../test/support/numberedLists.ts'

let its: Listed
beforeAll(async () => {
  its = await Listed.under('subdistrict')
})
afterAll(() => its.drop())

const ROOT = join(import.meta.dirname, '..', '..')

it('002-JD-01 seven goals, six of seven projects, 28 tasks: what lacks is said by the check and on the page', async () => {
  const list = await its.list('town', 'project-tasks-28')
  expect(list.version).toMatchObject({ count: 28, here: 28, groups: { said: 7, here: 6 } })
  const goals = [
    '政治引领力强',
    '头雁牵引力强',
    '组织覆盖力强',
    '队伍战斗力强',
    '人才支撑力强',
    '发展驱动力强',
    '基层保障力强',
  ]
  for (const goal of goals)
    expect(
      list.groups.filter((group) => group.includes(goal)),
      goal,
    ).toHaveLength(1)
  const args = [join(ROOT, 'cli', 'main.ts'), 'check', '--notes', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT })
  const { findings } = JSON.parse(stdout) as { findings: { code: string; params: object; pack: string }[] }
  expect(findings.filter(({ code }) => code === 'groups-lacking')).toMatchObject([
    { pack: 'programmes/subdistrict', params: { said: 7, here: 6 } },
  ])
}, 60_000)

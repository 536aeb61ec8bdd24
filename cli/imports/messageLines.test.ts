import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MessageLine, readChinaTime, readMessageLines } from './messageLines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingyan-messages-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = 'id,subject,submitted_at,body,reply,replied_at'
const collect = async (path: string): Promise<readonly MessageLine[]> => {
  const lines: MessageLine[] = []
  for await (const line of readMessageLines(path)) lines.push(line)
  return lines
}
const readAll = async (content: string | Uint8Array): Promise<readonly MessageLine[]> => {
  const path = join(folder, 'file.csv')
  writeFileSync(path, content)
  return collect(path)
}

test('lines are read in China’s time, over several lines where a body has them', async () => {
  const lines = await readAll(`\ufeff${HEAD}\r\n7,桥,2018/2/4 9:05:01,"桥上的\n""灯""不亮",修好了。,2018/2/5 10:00\r\n`)
  expect(lines).toEqual([
    {
      line: 3,
      external: '7',
      read: {
        external: '7',
        subject: '桥',
        body: '桥上的\n"灯"不亮',
        lodgedAt: new Date('2018-02-04T01:05:01Z'),
        reply: '修好了。',
        repliedAt: new Date('2018-02-05T02:00:00Z'),
      },
    },
  ])
})

test('what is wrong is told by line, and the right ones go on', async () => {
  const good = '2018/2/4 9:05:01,内容说明,好的,2018/2/5 10:00:00'
  const lines = await readAll(
    [
      HEAD,
      `1,a,${good}`,
      `,a,${good}`,
      '3,a,2018/2/30 9:05:01,内容说明,好的,2018/2/5 10:00:00',
      '4,a,2018/2/4 9:05:01,,好的,2018/2/5 10:00:00',
      '5,a,2018/2/4 9:05:01,内容说明,好的,2018/2/3 10:00:00',
      '6,a,2018/2/4 9:05:01,内容说明,好的,',
      '7,a,2018/2/4 9:05:01',
      `8,a,2018/2/4 9:05:01,${'长'.repeat(20_001)},好的,2018/2/5 10:00:00`,
      '9,a,2018/2/4 9:05:01,没有人答复,,',
      '10,a,2018/2/4 9:05:01,\uFFFD\uFFFD,,',
    ].join('\n'),
  )
  expect(lines.map(({ line, read }) => [line, typeof read === 'string' ? read : 'right'])).toEqual([
    [2, 'right'],
    [3, 'no-id'],
    [4, 'bad-time'],
    [5, 'no-body'],
    [6, 'replied-before'],
    [7, 'reply-without-time'],
    [8, 'wrong-columns'],
    [9, 'too-long'],
    [10, 'right'],
    [11, 'garbled'],
  ])
})

test('files that are none of ours are refused whole', async () => {
  await expect(readAll('a,b\n1,2\n')).rejects.toMatchObject({ code: 'file-columns' })
  await expect(readAll(`${HEAD}\n"1,2`)).rejects.toMatchObject({ code: 'file-malformed' })
  await expect(collect(join(folder, 'absent.csv'))).rejects.toMatchObject({
    code: 'file-unreadable',
  })
})

test.each([
  ['2018/2/14 11:20:11', '2018-02-14T03:20:11.000Z'],
  ['2018-02-14 11:20', '2018-02-14T03:20:00.000Z'],
  ['２０１８/2/14 1:20:11', '2018-02-13T17:20:11.000Z'],
  ['2018/13/1 1:00:00', undefined],
  ['2018/2/29 1:00:00', undefined],
  ['2018/2/28 24:00:00', undefined],
  ['2018/2/28 1:60', undefined],
  ['43145.47', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  expect(readChinaTime(text)?.toISOString()).toBe(expected)
})

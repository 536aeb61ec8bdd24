import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What the outbox fills in: the kernel's own values, and number, subject and link of the edge. */
const KNOWN = ['number', 'subject', 'link']

test.each(['zh-CN', 'en'])('notices in %s name only what the outbox fills in', (language) => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, `messages.${language}.json`), 'utf8'),
  )
  const notices = Object.entries(words).filter(([key]) => key.startsWith('requests.notice.'))
  const named = notices.flatMap(([, text]) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  expect(notices.length).toBeGreaterThan(30)
  expect(named.filter((name) => !KNOWN.includes(name ?? ''))).toEqual([])
})

test('what a resident is told by text message says nothing of the matter itself', () => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, 'messages.zh-CN.json'), 'utf8'),
  )
  const toResident = Object.entries(words).filter(
    ([key, text]) => key.startsWith('requests.notice.') && text.includes('{link}'),
  )
  expect(toResident.length).toBeGreaterThan(8)
  expect(toResident.filter(([, text]) => text.includes('{subject}'))).toEqual([])
})

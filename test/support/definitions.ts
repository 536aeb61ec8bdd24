import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check, type Pack } from '../../kernel/pack/index.ts'
import { pack as posts } from '../../packs/posts/pack.ts'

const catalogue = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(folder, `messages.${language}.json`), 'utf8')) as Readonly<Record<string, string>>

/** Registers a test that a pack of ledgers and indicators, with the posts that keep them, passes `lingyan check`. */
export const testChecked = (folder: string, pack: Pack, beside: readonly Pack[] = []): void => {
  test('passes lingyan check', () => {
    const own = { 'zh-CN': catalogue(folder, 'zh-CN'), en: catalogue(folder, 'en') }
    const postWords = join(import.meta.dirname, '..', '..', 'packs', 'posts')
    const words = { [pack.key]: own, posts: { 'zh-CN': catalogue(postWords, 'zh-CN'), en: catalogue(postWords, 'en') } }
    const findings = check({ set: { packs: [pack, posts, ...beside] }, words })
    expect(findings.filter((one) => one.pack === pack.key && one.severity !== 'note')).toEqual([])
  })
}

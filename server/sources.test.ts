import { expect, it } from 'vitest'
import { loadPacks } from './packs.ts'
import { citedSources } from './sources.ts'

it('a code of a row is told by its document and its own words, a law as it is cited', async () => {
  const packs = await loadPacks()
  expect(citedSources(packs, ['000-HLJ-24', '村民委员会组织法（2018）§35'], 'zh-CN')).toEqual([
    {
      code: '000-HLJ-24',
      document: '黑龙江抓党建促乡村振兴经验材料',
      says: '乡村两级参会、迎检等情况"一月一研判"',
    },
    { code: null, document: '村民委员会组织法（2018）§35', says: '' },
  ])
  expect(citedSources(packs, ['000-HLJ-24'], 'en')[0]?.document).toBe('Heilongjiang: five levels of secretaries')
  // a row that no list has, of a document that nobody wrote
  expect(citedSources(packs, ['999-XX-01'], 'zh-CN')).toEqual([{ code: '999-XX-01', document: '999-XX-01', says: '' }])
  const cited = packs.set.packs.flatMap((pack) => (pack.ledgers ?? []).flatMap(({ basis }) => basis))
  for (const one of citedSources(packs, cited, 'zh-CN')) expect(one.document).not.toBe(one.code)
})

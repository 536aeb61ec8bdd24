import { describe, expect, test } from 'vitest'
import { lackingPost, widths } from '../../kernel/place/index.ts'
import { pack as posts } from '../posts/pack.ts'
import { schemes } from './schemes.ts'

describe('nets below the village', () => {
  test.each([
    ['one-net', [15, 17]],
    ['ten-households', [15, 17]],
    ['household-heads', [14, 16, 18]],
    ['party-net', [15, 17]],
  ])('%s has its own layers', (key, expected) => {
    const scheme = schemes.find((one) => one.key === key)
    expect(widths(scheme?.layers ?? []).slice(5)).toEqual(expected)
  })

  test('leaders hold posts that can be given', () => {
    const known = new Set(posts.roles?.map(({ key }) => key))
    const asked = schemes.flatMap(({ leaders }) => leaders.flatMap(({ role, holds }) => [role, ...holds]))
    expect(asked.filter((post) => !known.has(post))).toEqual([])
  })

  test('village cadres and group leaders may lead a grid, others not (000-PT-04)', () => {
    const leaders = schemes[0]?.leaders ?? []
    expect(lackingPost(leaders, 'grid-leader', ['villager-group-leader'])).toBeUndefined()
    expect(lackingPost(leaders, 'grid-leader', ['village-secretary'])).toBeUndefined()
    expect(lackingPost(leaders, 'grid-leader', ['party-member'])).toContain('village-committee-member')
    expect(lackingPost(leaders, 'grid-leader', [])).toBeDefined()
  })
})

import { expect, test } from 'vitest'
import { clashOf, type HeldAbilities } from './separation.ts'

const held = (
  ability: HeldAbilities['abilities'][number],
  from = '2026-01-01',
  to: string | null = null,
): HeldAbilities => ({
  abilities: [ability],
  from,
  to,
})

test.each([
  ['two administrations', [held('admin.system')], held('admin.audit'), ['admin.system', 'admin.audit']],
  ['the same one twice', [held('admin.audit')], held('admin.audit'), undefined],
  ['an administration and ordinary work', [held('matters')], held('admin.security'), undefined],
  [
    'one after the other, from the very day',
    [held('admin.system', '2026-01-01', '2026-02-01')],
    held('admin.audit', '2026-02-01'),
    undefined,
  ],
  [
    'one day of overlap',
    [held('admin.system', '2026-01-01', '2026-02-02')],
    held('admin.audit', '2026-02-01'),
    ['admin.system', 'admin.audit'],
  ],
  [
    'one within the other',
    [held('admin.system')],
    held('admin.audit', '2026-03-01', '2026-03-02'),
    ['admin.system', 'admin.audit'],
  ],
  ['nothing held', [], held('admin.audit'), undefined],
] as const)('%s', (_what, before, added, clash) => {
  expect(clashOf(before, added)).toEqual(clash)
})

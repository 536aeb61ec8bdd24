import type { DatedQuota } from '../burden/index.ts'
import { type Finding, finding, type Place, under } from './finding.ts'
import { dateFindings, seams } from './numbers.ts'
import type { Pack } from './types.ts'

const isMost = (most: number | null | undefined): boolean =>
  most === undefined || most === null || (Number.isInteger(most) && most >= 0)

const ofOne = (place: Place, quota: DatedQuota): readonly Finding[] => [
  ...dateFindings(place, quota),
  ...(quota.basis.trim() === '' ? [finding(under(place, 'basis'), 'no-basis')] : []),
  ...(['forms', 'fields', 'minutes'] as const)
    .filter((what) => !isMost(quota[what]))
    .map((what) => finding(under(place, what), 'wrong-bounds', { detail: `${quota[what]}: 0…` })),
]

/** Quotas of a pack: dates, whole numbers, a basis, and never two at once. Days of which it sets none fall to what stands without it. */
export const quotaFindings = (pack: Pack): readonly Finding[] => {
  const all = pack.burden ?? []
  const at = (quota: DatedQuota): Place => ({ pack, path: `burden.${quota.from}` })
  return [
    ...all.flatMap((quota) => ofOne(at(quota), quota)),
    ...seams(all, (kind, later) => finding(at(later), `versions-${kind}`, { version: later.from })).filter(
      ({ code }) => code === 'versions-overlap',
    ),
  ]
}

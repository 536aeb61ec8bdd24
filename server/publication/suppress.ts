import type { PeriodSums } from '../../store/publication/figures.ts'
import type { Figures, PublicCount } from '../../web/public/place/data.ts'

/** Smallest count that is published as it is; fewer could point at somebody (domain rule: suppressed under 5). */
export const LEAST = 5

export const publicCount = (count: number): PublicCount => (count > 0 && count < LEAST ? 'few' : count)

/** Sums as they may be published: small ones hidden, the verdict only as a share of at least five. */
export const publicFigures = (sums: PeriodSums): Figures => ({
  lodged: publicCount(sums.lodged),
  answered: publicCount(sums.answered),
  answeredInTime: publicCount(sums.answered - sums.answeredLate),
  judged: publicCount(sums.judged),
  resolvedPercent: sums.judged < LEAST ? null : Math.round((100 * sums.resolved) / sums.judged),
})

/** A subject as it may be shown: what looks like a phone or an identity number in it is no title. */
export const publicSubject = (subject: string): string => subject.replaceAll(/\d[\d\s-]{5,}[\dXx]/g, '****')

import type { z } from 'zod'
import type { LodgedBody } from '../../../server/contract/matter.ts'
import { newKey } from '../../ui/key.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../../ui/matter/draft.ts'

/** What lodging answers: number, and the code for the resident. */
export type LodgedAs = z.infer<typeof LodgedBody>

/** A report that is being written, kept on this phone alone until it is sent; a week at most. */
export interface Report {
  readonly id: string
  /** Idempotency key: sent twice it is lodged once. */
  readonly key: string
  readonly kind: string
  readonly process: string
  readonly asksWho: boolean
  readonly region: string
  readonly household: { readonly id: string; readonly door: string; readonly head: string } | null
  readonly address: string
  readonly body: string
  readonly contactName: string
  readonly contactPhone: string
  readonly data: Readonly<Record<string, unknown>>
  readonly category: string
  readonly photos: readonly string[]
  /** It was to be sent and there was no network: it goes out by itself when there is one. */
  readonly waiting: boolean
  /** What the server said when it went out by itself; empty where it said nothing. */
  readonly refused: string
  /** It went out by itself: the code is still to be handed over. */
  readonly lodged: LodgedAs | null
}

const MATTER = 'report'
/** Word of the address for the question that comes after the place, whichever it is. */
export const AFTER_WHERE = 'after-where'

export const newReport = (id: string, first: Partial<Report>): Report => ({
  key: newKey(),
  kind: '',
  process: '',
  asksWho: true,
  region: '',
  household: null,
  address: '',
  body: '',
  contactName: '',
  contactPhone: '',
  data: {},
  category: '',
  photos: [],
  waiting: false,
  refused: '',
  lodged: null,
  ...first,
  id,
})

export const keepReport = (account: string, report: Report, storage: Storage = localStorage): void =>
  keepDraft(draftKey(account, MATTER, report.id), { ...report }, storage)

export const readReport = (account: string, id: string, storage: Storage = localStorage): Report | null => {
  const kept = readDraft(draftKey(account, MATTER, id), storage)
  return kept && typeof kept.process === 'string' && kept.process !== '' ? newReport(id, kept as Partial<Report>) : null
}

export const dropReport = (account: string, id: string, storage: Storage = localStorage): void =>
  dropDraft(draftKey(account, MATTER, id), storage)

/** Whether there is anything in it that would be missed. */
const isBegun = ({ body, photos, contactName, contactPhone }: Report): boolean =>
  body !== '' || photos.length > 0 || contactName !== '' || contactPhone !== ''

/** What needs the person first: a code to hand over, what the server refused, what waits for the network, what is half written. */
const rank = ({ lodged, refused, waiting }: Report): number => (lodged ? 0 : refused ? 1 : waiting ? 2 : 3)

/** Of this account only: a phone may pass from hand to hand. */
export const listReports = (account: string, storage: Storage = localStorage): readonly Report[] => {
  const start = draftKey(account, MATTER, '')
  return Object.keys(storage)
    .filter((key) => key.startsWith(start))
    .sort()
    .flatMap((key) => readReport(account, key.slice(start.length), storage) ?? [])
    .filter(isBegun)
    .sort((a, b) => rank(a) - rank(b))
}

/** What POST /api/v1/matters takes; what was left empty is not sent. */
export const lodgingOf = (report: Report): Readonly<Record<string, unknown>> => ({
  process: report.process,
  region: report.region,
  body: report.body.trim(),
  ...(report.category && { category: report.category }),
  ...(report.address.trim() && { address: report.address.trim() }),
  ...(report.contactName.trim() && { contactName: report.contactName.trim() }),
  ...(report.contactPhone.trim() && { contactPhone: report.contactPhone.trim() }),
  ...(report.photos.length > 0 && { attachments: report.photos }),
  data: Object.fromEntries(Object.entries(report.data).filter(([, value]) => value !== '' && value != null)),
})

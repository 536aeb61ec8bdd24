import type { Json } from '../../kernel/workflow/index.ts'

/** A matter as stored: what was lodged, and the fold of its history. */
export interface MatterRecord {
  readonly county: string
  readonly id: string
  readonly number: string
  readonly process: string
  readonly version: string
  readonly parameters: string
  readonly region: string
  readonly sealed: boolean
  readonly orgs: readonly string[]
  readonly owner: string | null
  readonly channel: string
  readonly category: string | null
  readonly subject: string
  readonly body: string
  readonly address: string
  readonly lon: number | null
  readonly lat: number | null
  readonly contact_name_cipher: Buffer | null
  readonly contact_phone_cipher: Buffer | null
  readonly data: Readonly<Record<string, Json>>
  readonly lodged_at: Date
  readonly step: string
  readonly stage: string
  readonly lead: string | null
  readonly due_at: Date | null
  readonly due_unit: 'hours' | 'natural-days' | 'working-days' | null
  readonly answered_at: Date | null
  readonly closed_at: Date | null
  readonly outcome: string | null
  readonly late: boolean
  readonly merged_into: string | null
  readonly responsible: string
  readonly entries: number
  readonly lodged_category: string | null
  readonly lodged_sealed: boolean
}

/** What of a matter never changes after its lodging; no contact data. */
export type Fixed = Pick<
  MatterRecord,
  | 'id'
  | 'number'
  | 'process'
  | 'version'
  | 'parameters'
  | 'region'
  | 'owner'
  | 'channel'
  | 'subject'
  | 'body'
  | 'data'
  | 'lodged_at'
  | 'lodged_category'
  | 'lodged_sealed'
>

/** What a list shows of a matter; `task` is that of the asker's desk in an inbox. */
export interface ListedMatter {
  readonly id: string
  readonly number: string
  readonly process: string
  readonly parameters: string
  readonly subject: string
  readonly body: string
  readonly region: string
  readonly sealed: boolean
  readonly category: string | null
  readonly channel: string
  readonly lodged_at: Date
  readonly step: string
  readonly stage: string
  readonly lead: string | null
  readonly due_at: Date | null
  readonly due_unit: MatterRecord['due_unit']
  readonly late: boolean
  readonly closed_at: Date | null
  readonly outcome: string | null
  readonly responsible: string
  readonly entries: number
  readonly task_key: string | null
  readonly task_kind: 'lead' | 'help' | 'supervise' | null
  /** What the page is in order of; null stands for no deadline. */
  readonly sort: Date | null
}

import type { Role } from '../access/index.ts'
import type { ParameterSet, Process } from '../workflow/index.ts'

export interface CodeList {
  readonly key: string
  readonly title: string
  /** `parent` makes a tree (a taxonomy of several levels). */
  readonly items: readonly { readonly code: string; readonly title: string; readonly parent?: string }[]
}

export interface ReplyTemplate {
  readonly key: string
  readonly title: string
  readonly body: string
  /** Where it is offered: action keys; categories by code prefix; empty for all. */
  readonly actions: readonly string[]
  readonly categories?: readonly string[]
}

/**
 * A policy pack: one folder under `packs/`, found by listing the folder. `pack.ts` exports `pack`;
 * `messages.zh-CN.json` and `messages.en.json` hold the words; `cases/*.yaml` hold golden cases.
 */
export interface Pack {
  readonly key: string
  readonly version: string
  readonly title: string
  readonly basis: readonly { readonly document: string; readonly clause?: string }[]
  readonly roles?: readonly Role[]
  readonly processes?: readonly Process[]
  readonly parameters?: readonly ParameterSet[]
  readonly lists?: readonly CodeList[]
  readonly replyTemplates?: readonly ReplyTemplate[]
}

/** All packs in force together; what `check` reads and the server serves. */
export interface PackSet {
  readonly packs: readonly Pack[]
}

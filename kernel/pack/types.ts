import type { Role } from '../access/index.ts'
import type { DatedQuota } from '../burden/index.ts'
import type { Indicator } from '../indicator/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { NumberedList } from '../list/index.ts'
import type { GridScheme, Walk } from '../place/index.ts'
import type { ParameterSet, Process } from '../workflow/index.ts'

export interface CodeList {
  readonly key: string
  readonly title: string
  /** `parent` makes a tree (a taxonomy of several levels). */
  readonly items: readonly { readonly code: string; readonly title: string; readonly parent?: string }[]
}

/** A thing that an office does for residents, and that somebody near may do for them (代办). Titles are catalogue keys. */
export interface ServiceItem {
  readonly code: string
  readonly title: string
  /** Code in the list `service-class`. */
  readonly kind: string
  /** What the resident brings: codes of the list `material`; empty where nothing is asked that the offices hold already. */
  readonly materials: readonly string[]
  /** What happens, in order: codes of the list `service-step`. */
  readonly steps: readonly string[]
  /** Working days that it takes; 0 at once. */
  readonly days: number
  /** Level of the office that does it: 5 village, 4 township, 3 county. */
  readonly at: 3 | 4 | 5
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
 * How many households of each village walk no longer than so to something that is open, worked out by the program from places: where
 * people live (a record of a region below the village, with its point; how many live there the register of households says) and where it is.
 */
export interface ReachRule {
  readonly from: { readonly ledger: string; readonly point: string }
  /** `where`: CEL over the record. */
  readonly to: { readonly ledger: string; readonly point: string; readonly where: string }
  /** A computed ledger of villages, one record a year, and its fields; with the numbers that the count rests on. */
  readonly into: {
    readonly ledger: string
    readonly within: string
    readonly outside: string
    readonly unknown: string
    readonly minutes: string
    readonly metresPerMinute: string
    readonly detour: string
  }
  /** In the order of their first day (YYYY-MM-DD). */
  readonly walks: readonly (Walk & { readonly from: string; readonly basis: string })[]
}

interface Asking {
  /** YYYY-MM-DD: periods that end on this day or later are asked for. */
  readonly from: string
  /** Days after the period's end on which it is asked for, rising, negative before the end; what is there by then is not. */
  readonly days: readonly number[]
  /** Catalogue key of the message: `{what}`, `{period}`, `{region}`. */
  readonly template: string
  readonly basis: string
}

/** A record that is owed of each region and period, and is asked of its keeper by a message to the desk. */
export interface LedgerReminder extends Asking {
  /** One with a record of each region and period. */
  readonly ledger: string
}

/** What each region should have done in a period (`regions`: it has met so often), asked of a role of those that have not. */
export interface DutyReminder extends Asking {
  readonly indicator: string
  readonly role: string
  readonly every: 'month' | 'quarter' | 'half' | 'year'
}
export type Reminder = LedgerReminder | DutyReminder

/**
 * A matter that becomes a paper: printed with a number, which whoever is shown it can verify (a certificate, a permit). What it says is
 * typed in an act, and filled in advance with what is known.
 */
export interface PaperRule {
  readonly process: string
  /** Outcomes under which it holds. */
  readonly outcomes: readonly string[]
  /** Outcomes under which it held once and does no more. */
  readonly withdrawn: readonly string[]
  /** The act that writes it, and the field of that act which holds its words. */
  readonly action: string
  readonly says: string
  /**
   * Catalogue key of the words that fill `says` in advance: they name fields of lodging by `{key}`, and `{path}` (names from the township
   * down), `{household}` (how many live there and who is its head, with the day), `{today}`.
   */
  readonly filledBy: string
  /** Field of lodging, a choice: its title is the heading. */
  readonly kind: string
  /** Field of lodging that names whom it is about; masked for whoever verifies. */
  readonly person: string
  /** Field of lodging that may hold a door of the register of households. */
  readonly door?: string
  /** Name of a number in the parameters' `values`: days that it holds from its day on. */
  readonly validDays: string
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
  readonly ledgers?: readonly Ledger[]
  readonly indicators?: readonly Indicator[]
  readonly replyTemplates?: readonly ReplyTemplate[]
  /** Nets below the village; a programme names one by its key. */
  readonly grids?: readonly GridScheme[]
  /**
   * Codes of the list `category` that fit a message, best first, at most three, with the words they rest on. Pure. Shown to the one
   * who assesses; nothing is decided by it.
   */
  readonly suggest?: (message: {
    readonly subject: string
    readonly body: string
  }) => readonly { readonly code: string; readonly words: readonly string[] }[]
  /** What may be asked of one village in one month at the most, by date (000-HLJ-24); the county's own setting goes before. */
  readonly burden?: readonly DatedQuota[]
  readonly reminders?: readonly Reminder[]
  readonly reaches?: readonly ReachRule[]
  /** Catalogue of services, public. */
  readonly services?: readonly ServiceItem[]
  /** Matters that become papers with a number that anybody can verify. */
  readonly papers?: readonly PaperRule[]
  /** Matters that end so are public data (an admitted grid task): the named fields and the day, never who lodged it. */
  readonly published?: readonly {
    readonly process: string
    readonly outcome: string
    readonly fields: readonly string[]
  }[]
}

/** All packs in force together; what `check` reads and the server serves. */
export interface PackSet {
  readonly packs: readonly Pack[]
}

/**
 * One policy document of a place: which packs, under which numbers, and what each of its items asks. A folder under `programmes/`,
 * found by listing; `programme.ts` exports `programme`.
 */
export interface Programme {
  /** Folder name. */
  readonly key: string
  /** Catalogue key. */
  readonly title: string
  readonly document: string
  /** Regions it holds for; empty where it is kept as a model that no region here has adopted. */
  readonly regions: readonly string[]
  readonly packs: readonly string[]
  /** Process → parameter sets in order of their dates; the one in force on the day that a matter begins holds for it. */
  readonly parameters: Readonly<Record<string, readonly string[]>>
  /** Key of the grid scheme (packs/grid-net) that names its layers. */
  readonly grid?: string
  /** Goes before what its packs set, and gives way to the county's own setting. */
  readonly burden?: readonly DatedQuota[]
  /** Numbered lists of the document: measures, duties, powers. */
  readonly lists?: readonly NumberedList[]
  readonly items: readonly ProgrammeItem[]
}

/** One row of `programmes/rows.csv` and where it is met. */
export interface ProgrammeItem {
  readonly row: string
  readonly pack: string
  /** Test that proves it, through the public interfaces: `file › full name` (names joined by a space, as vitest prints them). */
  readonly test?: string
  /** What is not met yet, in a sentence; then the row is at most partial. */
  readonly lacks?: string
}

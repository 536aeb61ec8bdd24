/**
 * Clocks. All civil dates are those of China (UTC+8, no daylight saving since 1991); instants are ISO 8601 in UTC.
 * Periods: the day on which something begins is not counted, the period ends at 24:00 of its last day (民法典 §201, §203).
 */
export interface WorkCalendar {
  /**
   * Whether `date` (YYYY-MM-DD) is a working day, swaps (调休) included. Outside `knownFrom`…`knownUntil` it answers Monday to
   * Friday, and whatever rests on such an answer is marked provisional (`isProvisional`), never passed off as published.
   */
  readonly isWorkingDay: (date: string) => boolean
  /** First date for which holidays are known; absent where nothing earlier is asked for. */
  readonly knownFrom?: string
  /** Last date (YYYY-MM-DD) for which holidays are published. */
  readonly knownUntil: string
}

/** A time limit as a parameter set states it. */
export type Limit =
  | { readonly unit: 'hours'; readonly amount: number }
  | { readonly unit: 'natural-days'; readonly amount: number }
  | { readonly unit: 'working-days'; readonly amount: number }

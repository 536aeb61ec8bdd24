/**
 * Clocks. All civil dates are those of China (UTC+8, no daylight saving since 1991); instants are ISO 8601 in UTC.
 * Periods: the day on which something begins is not counted, the period ends at 24:00 of its last day (民法典 §201, §203).
 */
export interface WorkCalendar {
  /** Whether `date` (YYYY-MM-DD) is a working day, swaps (调休) included; a RangeError for a year that the calendar does not know. */
  readonly isWorkingDay: (date: string) => boolean
  /** Last date (YYYY-MM-DD) for which holidays are published. */
  readonly knownUntil: string
}

/** A time limit as a parameter set states it. */
export type Limit =
  | { readonly unit: 'hours'; readonly amount: number }
  | { readonly unit: 'natural-days'; readonly amount: number }
  | { readonly unit: 'working-days'; readonly amount: number }

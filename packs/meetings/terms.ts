import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('meetings')

export const VILLAGE = 'village-secretary'
export const TOWN = 'town-dispatcher'
export const COUNTY = 'county-dispatcher'

/** How often from a day on; a later rule is a further line, never a changed one. */
export interface Often {
  /** YYYY-MM-DD; from ever where absent. */
  readonly from?: string
  readonly least: number
}

/** Share of the regions of a level that met at least so often in the period; a region without a record has not met. */
export const metOften = (
  key: string,
  { level, of, often, basis }: { level: 3 | 4 | 5; of: string; often: readonly Often[]; basis: readonly string[] },
) =>
  often.map(({ from, least }, n) =>
    indicator({
      key,
      version: String(n + 1),
      ...(from && { from }),
      unit: '%',
      places: 1,
      basis,
      is: { kind: 'regions', level, of: `${of} >= ${least}.0` },
      better: 'more',
      target: { value: 1, basis: basis[0] as string },
      levels: [3, 4, 5].filter((one) => one <= level),
    }),
  )
export const ONCE: readonly Often[] = [{ least: 1 }]

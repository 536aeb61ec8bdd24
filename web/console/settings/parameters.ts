import type { SettingBody, SettingParameterSet } from '../../../server/contract/setting.ts'

/** Process → keys of the parameter sets chosen for it. */
export type Chosen = Readonly<Record<string, readonly string[]>>
export type SettingProcess = NonNullable<SettingBody['processes']>[number]
export type Limit = SettingParameterSet['limits'][number]

export const chosenOf = (text: string): Chosen => JSON.parse(text || '{}') as Chosen

/** As the server takes it: what is not chosen for a process is left out, then the county's programme holds. */
export const textOfChosen = (chosen: Chosen): string => JSON.stringify(chosen, null, 2)

/** Sets of a process in the order of their dates; keys that no set has are kept, so that nothing is lost unseen. */
export const inOrder = (process: SettingProcess, keys: readonly string[]): readonly string[] => {
  const from = (key: string): string => process.sets.find((set) => set.key === key)?.from ?? ''
  return keys.toSorted((a, b) => (from(a) < from(b) ? -1 : Number(from(a) > from(b))))
}

/** What a matter begins under on a day: of the sets that hold then, the one that began last. */
export const inForce = (
  { sets, adopted }: SettingProcess,
  chosen: readonly string[] | undefined,
  day: string,
): SettingParameterSet | undefined => {
  const keys = chosen && chosen.length > 0 ? chosen : adopted
  const holding = sets.filter(
    ({ key, from, until }) => keys.includes(key) && from <= day && (until === null || day <= until),
  )
  return holding.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
}

const MINUTES = 60

/** Key and number of the words of a limit: half an hour is told in minutes. */
export const limitWords = ({
  unit,
  amount,
}: Pick<Limit, 'unit' | 'amount'>): { readonly key: string; readonly n: number } =>
  unit === 'hours' && amount < 1
    ? { key: 'settings.limit.minutes', n: amount * MINUTES }
    : { key: `settings.limit.${unit}`, n: amount }

import type { SettingBody } from '../../../server/contract/setting.ts'
import { civilDate, longDayWords } from '../../ui/dates.ts'
import type { Words } from '../../ui/words.tsx'
import { rulesOf } from './closeAfter.ts'
import { daysOf, usualKind } from './days.ts'
import { isReadable } from './fields.ts'
import { chosenOf, inForce, limitWords, type SettingProcess } from './parameters.ts'

/** One thing that will be otherwise, in words. */
export interface Change {
  readonly what: string
  readonly before: string
  readonly after: string
}

type Say = Pick<Words, 't' | 'language'>

const differing = (all: readonly Change[]): readonly Change[] => all.filter(({ before, after }) => before !== after)
const namesOf = (...records: readonly object[]): readonly string[] => [...new Set(records.flatMap(Object.keys))].sort()

const dayChanges = (setting: SettingBody, before: string, after: string, { t, language }: Say): readonly Change[] => {
  const [then, now] = [daysOf(before), daysOf(after)]
  const said = (kind: string | undefined, day: string): string =>
    kind
      ? t(`settings.day.${kind}`)
      : t('settings.day.asUsual', { kind: t(`settings.day.${usualKind(day, setting.published)}`) })
  return namesOf(then, now).map((day) => ({
    what: longDayWords(day, language),
    before: said(then[day], day),
    after: said(now[day], day),
  }))
}

const processChanges = (
  process: SettingProcess,
  then: readonly string[] | undefined,
  now: readonly string[] | undefined,
  { t }: Say,
): readonly Change[] => {
  const titles = (keys: readonly string[] | undefined): string => {
    const named = (keys ?? process.adopted).map((key) => process.sets.find((set) => set.key === key)?.title ?? key)
    return (keys ? '' : t('settings.parameters.default')) + named.join(t('list.join'))
  }
  const today = civilDate(new Date())
  const [old, next] = [inForce(process, then, today), inForce(process, now, today)]
  const long = (set: typeof old, key: string): string => {
    const limit = set?.limits.find((one) => one.key === key)
    if (!limit) return '—'
    const words = limitWords(limit)
    return t(words.key, { n: words.n })
  }
  const limits = new Map([...(old?.limits ?? []), ...(next?.limits ?? [])].map(({ key, title }) => [key, title]))
  return [
    { what: process.title, before: titles(then), after: titles(now) },
    ...differing(
      [...limits].map(([key, title]) => ({
        what: t('settings.parameters.limitOf', { process: process.title, limit: title }),
        before: long(old, key),
        after: long(next, key),
      })),
    ),
  ]
}

const ledgerChanges = (setting: SettingBody, before: string, after: string, { t }: Say): readonly Change[] => {
  const rules = (text: string) => Object.fromEntries(rulesOf(text).map((one) => [one.ledger, one.rules]))
  const [then, now] = [rules(before), rules(after)]
  const said = (of: (typeof then)[string] | undefined): string => {
    if (!of) return t('settings.close.byPack')
    const all = of.map(({ from, days }) => t('settings.close.said', { from, days: days ?? '—' }))
    return all.length === 0 ? t('settings.close.never') : all.join(t('list.join'))
  }
  return namesOf(then, now).map((key) => ({
    what: setting.ledgers?.find((one) => one.key === key)?.title ?? key,
    before: said(then[key]),
    after: said(now[key]),
  }))
}

const keyChanges = (before: string, after: string, { t }: Say): readonly Change[] => {
  const [then, now] = [before, after].map((text) => JSON.parse(text || '{}') as Readonly<Record<string, string>>)
  const said = (digest: string | undefined): string =>
    digest ? t('settings.keys.holds', { digest: digest.slice(0, 8) }) : t('settings.keys.no')
  return namesOf(then ?? {}, now ?? {}).map((name) => ({
    what: name,
    before: said(then?.[name]),
    after: said(now?.[name]),
  }))
}

/** What will be otherwise, one line each; the texts themselves where they can't be read. */
export const changesOf = (setting: SettingBody, before: string, after: string, say: Say): readonly Change[] => {
  const texts = [before || '{}', after || '{}'] as const
  if (!texts.every((text) => isReadable(setting, text))) return [{ what: setting.title, before, after }]
  const { ledgers, processes, published } = setting
  if (published) return differing(dayChanges(setting, ...texts, say))
  if (ledgers) return differing(ledgerChanges(setting, ...texts, say))
  if (!processes) return differing(keyChanges(...texts, say))
  const [then, now] = [chosenOf(texts[0]), chosenOf(texts[1])]
  return differing(processes.flatMap((one) => processChanges(one, then[one.key], now[one.key], say)))
}

import { reachOf } from '../../../kernel/access/index.ts'
import { parentOf, shortCode } from '../../../kernel/place/index.ts'
import type { Problem } from '../../../kernel/refusal/index.ts'
import type { Tx } from '../../../store/database.ts'
import { listPlaces, type Place } from '../../../store/ledger/places.ts'
import { schemeOf, todayOf } from '../../places.ts'
import { type Language, words } from '../../words.ts'
import type { Keeping } from '../keeping.ts'
import { isFaulty, type SheetCell, shownCell } from './lines.ts'

export type PlaceRead = { readonly region: string } | { readonly problem: Omit<Problem, 'path'> }

/** Places that a ledger is about, within reach; found by code or by name. */
export interface Places {
  readonly all: readonly Place[]
  /** The name with the one above, so that two of a name are told apart. */
  readonly fullName: (code: string) => string
  readonly read: (code: SheetCell | undefined, name: SheetCell | undefined) => PlaceRead
}

const wrong = (code: string, params?: Problem['params']): PlaceRead => ({
  problem: { code, ...(params && { params }) },
})
const MAY = 5

const flat = (text: string): string => text.normalize('NFKC').replaceAll(/[\s/·.\-—>]/g, '')

/** A name without what offices put behind it: 和平村村民委员会 is 和平村. */
const shortNamer = () => {
  const endings = (['zh-CN', 'en'] as readonly Language[]).flatMap((language) =>
    words('sheet.committee', language).split('|'),
  )
  return (text: string): string => {
    const ending = endings.find((one) => text.endsWith(one) && text.length > one.length + 1)
    return ending === undefined ? text : text.slice(0, -ending.length)
  }
}

type Reading = Pick<Keeping, 'program' | 'caller' | 'kept'>

export const placesOf = async ({ program, caller, kept }: Reading, tx: Tx): Promise<Places> => {
  const { lo, hi } = reachOf(caller.acting.scope, kept.ledger.key)
  const { levels } = kept.ledger
  const { layers } = schemeOf(program)
  const known = await listPlaces(tx, { lo, hi, lowest: Math.max(...levels), day: todayOf(program) })
  const byCode = new Map(known.map((place) => [place.code, place]))
  const short = shortNamer()
  const above = (code: string): Place | undefined => byCode.get(parentOf(code, layers) ?? '')
  const all = known.filter(({ level }) => levels.includes(level))
  const fullName = (code: string): string => `${above(code)?.name ?? ''}${byCode.get(code)?.name ?? ''}`
  let byName: Map<string, string[]> | undefined
  const names = (): Map<string, string[]> => {
    if (byName) return byName
    byName = new Map()
    for (const { code, name } of all) {
      const parent = above(code)
      const top = parent && above(parent.code)
      const own = short(flat(name))
      const called = new Set([flat(name), own, ...(parent ? [flat(parent.name) + own] : [])])
      if (parent && top) called.add(flat(top.name) + flat(parent.name) + own)
      for (const text of called) byName.set(text, [...(byName.get(text) ?? []), code])
    }
    return byName
  }
  const byText = (text: string): PlaceRead => {
    const found = names().get(flat(text)) ?? names().get(short(flat(text))) ?? []
    if (found.length === 1 && found[0] !== undefined) return { region: found[0] }
    if (found.length === 0) return wrong('unknown-region')
    const shown = found.slice(0, MAY).map((code) => `${fullName(code)} ${code}`)
    return wrong('ambiguous-region', { may: shown })
  }
  const byDigits = (digits: string): PlaceRead => {
    const code = shortCode(digits)
    const place = byCode.get(code)
    if (place === undefined) return wrong('unknown-region')
    return levels.includes(place.level) ? { region: code } : wrong('region-level')
  }
  // a sheet of a million rows is about a few hundred places
  const seen = new Map<string, PlaceRead>()
  const readText = (text: string): PlaceRead => {
    const before = seen.get(text)
    if (before) return before
    const bare = text.normalize('NFKC').trim()
    const digits = /^(\d{2,24})(?:\s|$)/.exec(bare)?.[1]
    const read = digits === undefined ? byText(bare) : byDigits(digits)
    if (seen.size < 100_000) seen.set(text, read)
    return read
  }
  return {
    all,
    fullName,
    read: (code, name) => {
      if (isFaulty(code)) return wrong(code.wrong)
      if (typeof code === 'number' && code >= 1e15) return wrong('digits-lost')
      const text = shownCell(code)
      if (text.trim() !== '') return readText(text)
      if (isFaulty(name)) return wrong(name.wrong)
      const said = shownCell(name)
      return said.trim() === '' ? wrong('required') : readText(said)
    },
  }
}

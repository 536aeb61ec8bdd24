import type { PublicContact } from '../store/publication/contact.ts'
import type { County, Grid, Place, Village } from './county.ts'
import words from './data/contacts.json' with { type: 'json' }
import { planOrganisations } from './organisations.ts'

const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))

/** Area code 0199 is given to no place: nobody can be called by mistake. */
const phone = (number: number): string => fill(words.phone, { number: String(number).padStart(7, '0') })

/** Degrees within which a grid counts as the middle of its village. */
const MIDDLE = 0.003

/** On which side of its village a grid lies: 0 east, 1 south, 2 west, 3 north; undefined for the middle. */
const sideOf = ({ at }: Place, village: Place): number | undefined => {
  const [x, y] = [at[0] - village.at[0], at[1] - village.at[1]]
  if (Math.hypot(x, y) < MIDDLE) return undefined
  if (Math.abs(x) >= Math.abs(y)) return x > 0 ? 0 : 2
  return y > 0 ? 3 : 1
}

/** 村东，联户一组至联户三组，85 户. */
const areaOf = (grid: Grid, village: Village): string => {
  const households = grid.groups.reduce((sum, group) => sum + group.households, 0)
  const first = grid.groups[0]?.name ?? grid.name
  const last = grid.groups.at(-1)?.name ?? first
  const groups = fill(grid.groups.length > 1 ? words.several : words.one, { first, last, households })
  const side = sideOf(grid, village)
  const kind = village.urban ? 'urban' : 'rural'
  return side === undefined
    ? fill(words.middle[kind], { groups })
    : fill(words[kind], { side: words.sides[side] ?? '', groups })
}

/** What is published to call and to know of the county, its towns, villages, grids and departments (滨州网格条例 §6). */
export const planContacts = (county: County): readonly PublicContact[] => {
  const seat = county.above.find(({ level }) => level === 3)
  const own = (subject: string, number: number, more: Partial<PublicContact> = {}): PublicContact => ({
    subject,
    phone: phone(number),
    hotline: '',
    area: '',
    ...more,
  })
  const departments = planOrganisations(county).filter(({ kind }) => kind === 'department')
  return [
    ...(seat ? [own(seat.code, 6_000_000, { hotline: words.hotline })] : []),
    ...departments.map(({ code }, n) => own(code, 6_000_001 + n)),
    ...county.towns.map(({ code }) => own(code, 6_000_000 + Number(code.slice(6)) * 1000)),
    ...county.villages.flatMap((village) => [
      own(village.code, 6_000_000 + Number(village.code.slice(6))),
      ...village.grids.map((grid) => own(grid.code, 0, { phone: '', area: areaOf(grid, village) })),
    ]),
  ]
}

import type { Process } from '../../kernel/workflow/index.ts'
import type { Program } from '../program.ts'

const residentJudges = (process: Process): boolean =>
  Object.values(process.steps).some(({ actions }) =>
    Object.values(actions).some(({ effect, by }) => effect === 'judge' && by.includes('resident')),
  )

/**
 * What a resident lodges on a public page: of the packs that the county's programme adopts, in their order, the first process
 * that ends with the resident's own verdict. Undefined where no pack declares one.
 */
export const residentProcess = ({ packs, county }: Pick<Program, 'packs' | 'county'>): Process | undefined => {
  const adopted = packs.programmes.find(({ regions }) => regions.some((region) => county.startsWith(region)))?.packs
  const all = packs.set.packs
  const ordered = adopted ? adopted.flatMap((key) => all.filter((pack) => pack.key === key)) : all
  return ordered.flatMap(({ processes }) => processes ?? []).find(residentJudges)
}

/** Classes of the process that a resident may choose among: the top of its category tree. */
export const topCategories = (
  { packs }: Pick<Program, 'packs'>,
  process: string,
  language: 'zh-CN' | 'en',
): readonly { readonly value: string; readonly title: string }[] =>
  (packs.list(process, 'category')?.items ?? [])
    .filter(({ parent }) => parent === undefined)
    .map(({ code, title }) => ({ value: code, title: packs.words(title, language) }))

/** Title of the class that a code stands in: its top, so that a small class does not point at somebody. */
export const classTitle = (
  { packs }: Pick<Program, 'packs'>,
  process: string,
  code: string | null,
  language: 'zh-CN' | 'en',
): string | null => {
  const items = packs.list(process, 'category')?.items ?? []
  let item = items.find((one) => one.code === code)
  while (item?.parent !== undefined) {
    const { parent } = item
    item = items.find((one) => one.code === parent)
  }
  return item ? packs.words(item.title, language) : null
}

import { inScope } from '../../store/database.ts'
import { listPublished } from '../../store/publication/figures.ts'
import type { ListItem } from '../../web/public/place/data.ts'
import type { Language } from '../../web/public/words.ts'
import type { Program } from '../program.ts'
import { publisherOf } from './scope.ts'

const MOST = 200

/** What may be asked of grid workers (滨州网格条例 §10): the admitted matters of the packs that publish theirs. */
export const gridItemsOf = async (program: Program): Promise<readonly ListItem[]> => {
  const rules = program.packs.set.packs.flatMap(({ published }) => published ?? [])
  const found = await Promise.all(
    rules.map((rule) =>
      inScope(program.database, publisherOf(program.county, program.county), (tx) =>
        listPublished(tx, program.county, { ...rule, region: program.county, most: MOST }),
      ),
    ),
  )
  return found.flat().flatMap(({ fields }) => {
    const [title, ...more] = Object.values(fields).filter((value) => typeof value === 'string')
    return title === undefined ? [] : [{ title, group: '', note: more.join('，') }]
  })
}

/** What the village does for residents at the offices, by class. */
export const proxyServicesOf = (program: Program, language: Language): readonly ListItem[] => {
  const { packs } = program
  return packs.set.packs.flatMap((pack) => {
    const title = (list: string, code: string): string => {
      const item = pack.lists?.find(({ key }) => key === list)?.items.find((one) => one.code === code)
      return item ? packs.words(item.title, language) : ''
    }
    return (pack.services ?? []).map((service) => ({
      title: packs.words(service.title, language),
      group: title('service-class', service.kind),
      note: service.materials
        .map((code) => title('material', code))
        .filter(Boolean)
        .join('、'),
    }))
  })
}

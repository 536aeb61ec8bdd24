import type { Pack } from '../../kernel/pack/index.ts'
import { inScope } from '../../store/database.ts'
import { listPublished } from '../../store/publication/figures.ts'
import type { ListItem } from '../../web/public/place/data.ts'
import type { Language } from '../../web/public/words.ts'
import type { Program } from '../program.ts'
import { publisherOf } from './scope.ts'

const MOST = 200

type Rule = NonNullable<Pack['published']>[number]

/**
 * What may be asked of grid workers (滨州网格条例 §10): what stands on the packs' list from the start (the code list named as the outcome),
 * and every matter that ended so since, by the fields that its pack publishes.
 */
export const gridItemsOf = async (program: Program, language: Language): Promise<readonly ListItem[]> => {
  const rules = program.packs.set.packs.flatMap((pack) => (pack.published ?? []).map((rule) => ({ pack, rule })))
  const items = await Promise.all(
    rules.map(async ({ pack, rule }) => [
      ...(pack.lists?.find(({ key }) => key === rule.outcome)?.items ?? []).map(({ title }) => ({
        title: program.packs.words(title, language),
        group: '',
        note: '',
      })),
      ...(await admitted(program, rule)),
    ]),
  )
  return items.flat()
}

const admitted = async (program: Program, rule: Rule): Promise<readonly ListItem[]> => {
  const found = await inScope(program.database, publisherOf(program.county, program.county), (tx) =>
    listPublished(tx, program.county, { ...rule, region: program.county, most: MOST }),
  )
  const { fields } =
    program.packs.set.packs.flatMap((pack) => pack.processes ?? []).find(({ key }) => key === rule.process) ?? {}
  const texts = rule.fields.filter((key) => fields?.find((field) => field.key === key)?.type.endsWith('text'))
  return found.flatMap((one) => {
    const [title, ...more] = texts.map((key) => one.fields[key]).filter((value) => typeof value === 'string')
    return title === undefined ? [] : [{ title, group: '', note: more.join(' ') }]
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

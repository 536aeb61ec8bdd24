import { type Compared, diffItems } from '../../kernel/list/index.ts'
import { accept, type Result } from '../../kernel/refusal/index.ts'
import type { DiffBody } from '../contract/list.ts'
import type { Program } from '../program.ts'
import { type Language, words } from '../words.ts'
import { getVersion, type HeldItem, type HeldList } from './declared.ts'
import { presentVersion } from './page.ts'

/** An item in the words that are compared. */
const compared = (program: Program, item: HeldItem, language: Language): Compared => {
  const role = (key: string): string => program.packs.words(program.packs.role(key)?.title ?? key, language)
  const leads = item.leads.map(({ level, role: key, helpers = [] }) => {
    const more = helpers.length === 0 ? '' : `（${helpers.map(role).join('、')}）`
    return words('list.leadAt', language, {
      level: words(`list.level.${level}`, language),
      role: `${role(key)}${more}`,
    })
  })
  return {
    key: item.kept === null ? item.key : null,
    number: item.number,
    title: item.title,
    text: item.text,
    lead: item.kept?.answerable || leads.join('；'),
    when: item.due ?? (item.every ? words(`list.every.${item.every}`, language) : ''),
  }
}

const side = (item: Compared | null): DiffBody['items'][number]['before'] => {
  if (item === null) return null
  const { key: _, ...shown } = item
  return shown
}

/** One version against another: the one before today's and today's where none are named. Refusals: `absent`, `no-version`. */
export const diffBody = (
  program: Program,
  list: HeldList,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  language: Language,
): Result<DiffBody> => {
  const later = getVersion(program, list, asked.to)
  if (!later.ok) return later
  const index = list.versions.indexOf(later.value)
  const earlier = getVersion(program, list, asked.from ?? list.versions[index - 1]?.version ?? later.value.version)
  if (!earlier.ok) return earlier
  const [before, after] = [earlier.value, later.value].map(({ items }) =>
    items.map((item) => compared(program, item, language)),
  )
  const lines = diffItems(before ?? [], after ?? [])
  const count = (is: (line: (typeof lines)[number]) => boolean): number => lines.filter(is).length
  return accept({
    list: { key: list.key, title: list.title },
    versions: list.versions.map(presentVersion),
    from: presentVersion(earlier.value),
    to: presentVersion(later.value),
    counts: {
      added: count((line) => line.before === null),
      removed: count((line) => line.after === null),
      changed: count(({ changes }) => changes.length > 0),
      same: count((line) => line.before !== null && line.after !== null && line.changes.length === 0),
    },
    items: lines.map((line) => ({
      before: side(line.before),
      after: side(line.after),
      changes: [...line.changes],
    })),
  })
}

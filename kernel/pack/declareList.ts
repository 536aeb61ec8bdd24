import type { ListItem, NumberedList } from '../list/index.ts'

type ItemDraft = Omit<ListItem, 'key' | 'number' | 'title' | 'text' | 'group'> & {
  /** Whether it has words of its own besides its title. */
  readonly text?: true
  readonly group?: string
}

/**
 * Lists of one programme with titles by convention: `programme.<programme>.list.<list>`, `….<item>`, `….<item>.text`,
 * `….group.<group>`.
 */
export const listing = (programme: string, key: string) => {
  const prefix = `programme.${programme}.list.${key}`
  return {
    list: (draft: Omit<NumberedList, 'key' | 'title'>): NumberedList => ({ ...draft, key, title: prefix }),
    item: (item: string, number: number, { text, group, ...draft }: ItemDraft): ListItem => ({
      ...draft,
      key: item,
      number,
      title: `${prefix}.${item}`,
      ...(text && { text: `${prefix}.${item}.text` }),
      ...(group !== undefined && { group: `${prefix}.group.${group}` }),
    }),
  }
}

import type { CodeList } from '../../kernel/pack/index.ts'
import codes from './categories.json' with { type: 'json' }

const list = (key: string, items: readonly string[]): CodeList => ({
  key,
  title: `requests.list.${key}`,
  items: items.map((code) => ({ code, title: `requests.list.${key}.${code}` })),
})

/**
 * Three levels, 15 / 118 / 517: two digits a level, so that a prefix is a class. Codes are only added, never given to another title.
 */
export const categories: CodeList = {
  key: 'category',
  title: 'requests.list.category',
  items: codes.map((code) =>
    code.length === 2
      ? { code, title: `category.${code}` }
      : { code, title: `category.${code}`, parent: code.slice(0, -2) },
  ),
}

export const lists: readonly CodeList[] = [
  categories,
  list('nature', ['enquiry', 'help', 'suggestion', 'complaint', 'report']),
  list('urgency', ['general', 'complex', 'utilities', 'emergency']),
  /** 北京 §11 第三款（一）至（六）. */
  list('special-class', ['emergency-line', 'legal-channel', 'repeat', 'secret', 'outside-duty', 'unlawful']),
  /** 潍坊 §21; 济南 §25. */
  list('ending-ground', ['legal-channel', 'in-petition', 'secret', 'concluded', 'resident-refuses', 'other-lawful']),
  /** 潍坊 §26（一）至（五）. */
  list('supervision-ground', ['refused', 'late', 'unsolved', 'bad-effect', 'other']),
  list('contact-means', ['phone', 'visit', 'message', 'meeting']),
  list('satisfaction', ['3', '2', '1']),
  /** Ways in that staff may name; the others (the page, the open interface, an import) name themselves. */
  list('channel', ['phone', 'visit', 'grid', 'hotline', 'letter', 'meeting']),
]

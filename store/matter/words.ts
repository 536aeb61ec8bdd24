const HAN = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv
const MOST_WORDS = 1500

const runs = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(HAN) ?? []
const isHan = (run: string): boolean => /\p{Script=Han}/u.test(run)

/**
 * What a text is found by: pairs of neighbouring characters, and the last character of each run alone, so that a single character
 * is found as a prefix of either; other scripts by whole words. Distinct, at most 1,500.
 */
export const bigrams = (text: string): readonly string[] => {
  const found = new Set<string>()
  for (const run of runs(text)) {
    if (!isHan(run)) {
      found.add(run.slice(0, 32))
      continue
    }
    const characters = [...run]
    for (let i = 0; i + 1 < characters.length; i += 1) found.add(`${characters[i]}${characters[i + 1]}`)
    found.add(characters.at(-1) ?? run)
    if (found.size >= MOST_WORDS) break
  }
  return [...found].slice(0, MOST_WORDS)
}

/** The tsquery text for what somebody typed; undefined where there is nothing to look for. */
export const searchQuery = (typed: string): string | undefined => {
  const terms = runs(typed).flatMap((run) => {
    if (!isHan(run)) return [`'${run.slice(0, 32)}':*`]
    const characters = [...run]
    if (characters.length === 1) return [`'${run}':*`]
    return characters.slice(1).map((character, i) => `'${characters[i]}${character}'`)
  })
  return terms.length === 0 ? undefined : [...new Set(terms)].slice(0, 40).join(' & ')
}

/** A matter's number as it may be typed: digits and hyphens, at least four. */
export const looksLikeNumber = (typed: string): boolean => /^[\d-]{4,20}$/.test(typed)

const dayInChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/**
 * Marks beside the words of a text, by which a search asks for words, sight and time together: `~` day and month of lodging in China; `#`
 * town and village unless the route is closed; `@` each organisation and desk with a row of its own; the last two also with the month, a
 * town also with the day.
 * The same as text_marks() in store/migrations/0062.
 */
export const marks = (lodgedAt: Date, region: string, sealed: boolean, orgs: readonly string[]): readonly string[] => {
  const [year = '', month = '', day = ''] = dayInChina.format(lodgedAt).split('-')
  const inMonth = `~${year.slice(2)}${month}`
  const town = `#${region.slice(0, 9)}`
  return [
    `${inMonth}${day}`,
    inMonth,
    ...(sealed ? [] : [town, `#${region.slice(0, 12)}`, `${town}${inMonth}${day}`, town + inMonth]),
    ...orgs.flatMap((org) => [`@${org}`, `@${org}${inMonth}`]),
  ]
}

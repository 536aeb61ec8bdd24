/** A count by its last form: `{n, plural, one {# day} other {# days}}` is `{n} days`. */
const counted = (words: string): string =>
  words.replaceAll(/\{(\w+), plural,.*? other ?\{((?:[^{}]|\{\w+\})*)\}\s*\}/g, (_, name: string, form: string) =>
    form.replaceAll('#', `{${name}}`),
  )

/** Names that are filled into a message, in order of the alphabet. */
export const holesOf = (words: string): readonly string[] =>
  [...counted(words).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

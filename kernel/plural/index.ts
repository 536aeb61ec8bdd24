/** What a hole of a message is filled with. */
export type Filling = (name: string) => string

const HOLE = /\{(\w+)(?:, plural,((?:\s*(?:=\d+|one|other) ?\{(?:[^{}]|\{\w+\})*\})+)\s*)?\}/g
const FORM = /(=\d+|one|other) ?\{((?:[^{}]|\{\w+\})*)\}/g

/**
 * Fills `{name}`, and `{name, plural, =0 {no games} one {# game} other {# games}}`: of ICU MessageFormat the part that counts
 * need, with the forms of English. `#` is the number; a form may hold further names. A number may be given as it is written (`4,699`).
 */
export const fillPlural = (text: string, filling: Filling): string =>
  text.replaceAll(HOLE, (_, name: string, forms: string | undefined) => {
    const said = filling(name)
    if (forms === undefined) return said
    const of = new Map([...forms.matchAll(FORM)].map(([, form, words]) => [form ?? '', words ?? '']))
    const chosen = of.get(`=${said}`) ?? (said === '1' ? of.get('one') : undefined) ?? of.get('other') ?? ''
    return fillPlural(chosen.replaceAll('#', said), filling)
  })

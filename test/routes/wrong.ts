/** Values that no field was made for, in JSON. What a field does accept of them is no mistake. */
export const WRONG_JSON: Readonly<Record<string, unknown>> = {
  null: null,
  zero: 0,
  negative: -1,
  fraction: 0.1,
  huge: 1e308,
  'beyond integers': 2 ** 60,
  yes: true,
  list: [],
  'list of lists': [[[]]],
  object: {},
  'object with a prototype': JSON.parse('{"__proto__": {"admin": true}, "constructor": {}}'),
  empty: '',
  blank: ' \u3000\t\n',
  'number as text': '1',
  'not a number': 'NaN',
  'long text': '长'.repeat(30_000),
  'right-to-left': '\u202e\u2066反\u200f',
  'four bytes': '𠮷😀👨‍👩‍👧',
  'bad uuid': '00000000-0000-0000-0000-00000000000g',
  'unknown uuid': '01900000-0000-7000-8000-000000000000',
  'bad region': '99010100120',
  'full-width digits': '９９０１０１００１２０１',
  'day that is none': '2026-02-30',
  'day far away': '9999-12-31',
  'month that is none': '2026-13',
  sql: "'; drop table matter; --",
  html: '<script>alert(1)</script>"><img src=x onerror=alert(1)>',
  cel: "true || input.x == 1 ? state : role('*')",
  format: '%s%n{0}#{7*7}{{x}}\\',
  path: '../../../../etc/passwd',
}

/** JSON that JavaScript cannot write by itself; put in place of a marker. */
export const RAW_JSON: Readonly<Record<string, string>> = {
  NUL: '"a\\u0000b"',
  'half a character': '"a\\ud800b"',
  'beyond numbers': '1e400',
  'control characters': '"\\u0001\\u0008\\u001f\\u007f"',
  deep: `${'['.repeat(5000)}${']'.repeat(5000)}`,
}

/** The same for addresses and forms, where everything is text. */
export const WRONG_TEXT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(WRONG_JSON).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ),
  'long text': 'x'.repeat(8_000),
  huge: '1e308',
  infinite: 'Infinity',
  negative: '-1',
  hex: '0x10',
  'beyond integers': '99999999999999999999',
  NUL: 'a\0b',
  'half a character': 'a\ud800b',
}

type Step = string | number

/** Where in a sample anything stands: every key and every element. */
export const placesIn = (value: unknown, at: readonly Step[] = []): readonly (readonly Step[])[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...at, Array.isArray(value) ? Number(key) : key]
    return [here, ...placesIn(inner, here)]
  })
}

/** The sample with another value at one place; `undefined` takes it out. */
export const withAt = (value: unknown, [step, ...rest]: readonly Step[], put: unknown): unknown => {
  if (step === undefined) return put
  const inner = withAt((value as Record<Step, unknown>)[step], rest, put)
  if (Array.isArray(value)) return value.map((one, index) => (index === step ? (inner ?? null) : one))
  return { ...(value as object), [step]: inner }
}

/** Keys become names of tables and columns, which PostgreSQL cuts at 63 bytes: what is made of them must stay below. */
export const LONGEST_LEDGER = 40
export const LONGEST_FIELD = 40
export const LONGEST_INDICATOR = 48

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const SNAKE = /^[a-z][a-z0-9_]*$/
const ELEMENT = /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/

export const isLedgerKey = (key: string): boolean => KEBAB.test(key)
export const isFieldKey = (key: string): boolean => SNAKE.test(key)
export const isElement = (element: string): boolean => ELEMENT.test(element)

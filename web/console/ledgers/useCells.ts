import { useMemo, useState } from 'react'
import type { Row } from '../../../kernel/ledger/index.ts'
import type { Refused } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'
import type { Definition } from './definition.ts'
import { faultWords } from './faults.ts'
import { readTyped, requiredNow, type Typed } from './typed.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** What is typed into a form made from a definition, and what is wrong with it so far. */
export interface CellsState {
  readonly ledger: string
  readonly typed: Typed
  readonly set: (change: Typed) => void
  /** Everything anew: nothing has been touched. */
  readonly reset: (typed: Typed) => void
  /** The row as it would be kept; undefined where anything is wrong. */
  readonly row: Row | undefined
  /** Words beside a field; of one that nobody has come to yet only after the form was sent. */
  readonly said: (key: string) => string | undefined
  readonly required: ReadonlySet<string>
  readonly touch: (key: string) => void
  /** Whether anything was typed. */
  readonly dirty: boolean
  /** Sends: from now on everything wrong is said. Answers the first field that is wrong. */
  readonly attempt: () => string | undefined
  /** The server's own problems, until their fields change. */
  readonly refused: (error: Refused) => void
}

export const useCells = (definition: Definition, begin: Typed, stands: ReadonlySet<string> = NOTHING): CellsState => {
  const { t } = useWords()
  const [typed, setTyped] = useState(begin)
  const [touched, setTouched] = useState(NOTHING)
  const [tried, setTried] = useState(false)
  const [dirty, setDirty] = useState(false)
  const [told, setTold] = useState<Typed>({})
  const read = useMemo(() => readTyped(definition, typed, stands), [definition, typed, stands])
  const required = useMemo(() => requiredNow(definition, typed), [definition, typed])
  const touch = (key: string) => setTouched((now) => (now.has(key) ? now : new Set([...now, key])))
  const forget = (keys: readonly string[]) =>
    setTold((now) => Object.fromEntries(Object.entries(now).filter(([key]) => !keys.includes(key))))
  return {
    ledger: definition.body.key,
    typed,
    set: (change) => {
      setTyped((now) => ({ ...now, ...change }))
      setDirty(true)
      forget(Object.keys(change))
    },
    reset: (next) => {
      setTyped(next)
      setTouched(NOTHING)
      setTried(false)
      setDirty(false)
      setTold({})
    },
    row: read.row,
    said: (key) => {
      const fault = read.faults.get(key)
      const shown = fault && (tried || (touched.has(key) && fault.code !== 'required'))
      return shown ? faultWords(fault, t) : told[key]
    },
    required,
    touch,
    dirty,
    attempt: () => {
      setTried(true)
      return definition.body.fields.find(({ key }) => read.faults.has(key))?.key
    },
    refused: ({ problems }) =>
      setTold(Object.fromEntries(problems.map(({ path, message }) => [path.replace(/^cells\./, ''), message]))),
  }
}

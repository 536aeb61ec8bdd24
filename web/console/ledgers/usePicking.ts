import { useEffect, useMemo, useState } from 'react'
import type { RecordRow } from '../../../server/contract/ledger.ts'
import { extend, keepOnly, NONE, type Selection, toggle } from '../inbox/selection.ts'

/** Records that are chosen, for one press that serves them all. */
export interface Picking {
  readonly selection: Selection
  readonly choose: (id: string, range: boolean) => void
  readonly chooseAll: (all: boolean) => void
}

/** What leaves the list is no longer chosen. */
export const usePicking = (items: readonly RecordRow[]): Picking => {
  const [selection, setSelection] = useState(NONE)
  const ids = useMemo(() => items.map(({ id }) => id), [items])
  useEffect(() => setSelection((now) => keepOnly(now, ids)), [ids])
  return {
    selection,
    choose: (id, range) => setSelection((now) => (range ? extend(now, id, ids) : toggle(now, id))),
    chooseAll: (all) => setSelection({ chosen: new Set(all ? ids : []), anchor: null }),
  }
}

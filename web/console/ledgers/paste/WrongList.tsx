import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../app/words.ts'
import type { Spot } from './sheet.ts'

export interface Wrong extends Spot {
  readonly title: string
  readonly said: string
  /** Nothing stands where something must. */
  readonly missing: boolean
}

/** What is missing in a row is said in one line. */
const linesOf = (wrong: readonly Wrong[]): readonly (Wrong & { readonly titles: readonly string[] })[] =>
  [...Map.groupBy(wrong, ({ row, column, missing }) => (missing ? `${row}` : `${row} ${column}`)).values()].flatMap(
    (same) => (same[0] ? [{ ...same[0], titles: same.map(({ title }) => title) }] : []),
  )

const FEW = 8
const MANY = 200

/** Every wrong cell in words; a press leads to it. */
export const WrongList = ({ wrong, go }: { wrong: readonly Wrong[]; go: (spot: Spot) => void }) => {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  if (wrong.length === 0) return null
  const lines = linesOf(wrong)
  const lead = (spot: Spot) => {
    go(spot)
    document.querySelector<HTMLElement>('.grid-box')?.focus({ preventScroll: true })
  }
  return (
    <section className="wrong-cells" aria-label={t('paste.wrong')}>
      <h2 className="left-late">
        {t('paste.wrongCells', { n: wrong.length, rows: new Set(wrong.map(({ row }) => row)).size })}
      </h2>
      <ul>
        {lines.slice(0, all ? MANY : FEW).map((one) => (
          <li key={`${one.row} ${one.column}`}>
            <button type="button" className="link" onClick={() => lead(one)}>
              {one.missing
                ? t('paste.missingIn', { row: one.row + 1, fields: one.titles.join(t('list.join')) })
                : t('paste.wrongAt', { row: one.row + 1, field: one.title, said: one.said })}
            </button>
          </li>
        ))}
      </ul>
      {lines.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('list.more')}
        </Button>
      ) : null}
    </section>
  )
}

import { Link } from '@tanstack/react-router'
import { count } from './rates.ts'

export interface PlainBar {
  readonly key: string
  readonly title: string
  readonly value: number
  /** Part of `value` that is late, drawn dark and said in words. */
  readonly late?: { readonly value: number; readonly words: string; readonly search: Record<string, string> }
  readonly search: Record<string, string>
}

/** Bars as a list of links: from zero, labelled where they stand, readable without a chart library. */
export const PlainBars = ({ rows }: { rows: readonly PlainBar[] }) => {
  const most = Math.max(1, ...rows.map(({ value }) => value))
  return (
    <ul className="bars">
      {rows.map(({ key, title, value, late, search }) => (
        <li key={key}>
          <span className="bars-title">{title}</span>
          <Link to="/matters" search={search} className="bars-line" aria-label={`${title} ${count(value)}`}>
            <i style={{ width: `${(value / most) * 100}%`, minWidth: value > 0 ? 2 : 0 }}>
              {late && value > 0 ? <b style={{ width: `${(late.value / value) * 100}%` }} /> : null}
            </i>
            <span>{count(value)}</span>
          </Link>
          {late && late.value > 0 ? (
            <Link to="/matters" search={late.search} className="left-late">
              {late.words}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

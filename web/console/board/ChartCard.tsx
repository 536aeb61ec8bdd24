import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Column, download, toCsv } from '../app/csv.ts'
import { useWords } from '../app/words.ts'

interface CardProps<T> {
  readonly title: string
  readonly note?: ReactNode
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly name: string
  readonly tools?: ReactNode
  /** What is shown at first; the chart where nothing is said. */
  readonly first?: 'chart' | 'table'
  /** How a row's first cell is shown: a link to what it counts. */
  readonly link?: (row: T) => ReactNode
  readonly children: ReactNode
}

/** A chart with its title, its table and its file: whoever can't read the one reads the other. */
export const ChartCard = <T,>(props: CardProps<T>) => {
  const { t } = useWords()
  const { columns, rows } = props
  const [shown, setShown] = useState<'chart' | 'table'>(props.first ?? 'chart')
  return (
    <section className="card chart-card" aria-label={props.title}>
      <header>
        <div>
          <h2>{props.title}</h2>
          {props.note ? <p className="muted">{props.note}</p> : null}
        </div>
        <div className="chart-tools">
          {props.tools}
          <Segmented
            size="small"
            value={shown}
            onChange={setShown}
            options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`board.${value}`) }))}
            aria-label={t('board.shownAs', { what: props.title })}
          />
          <Button size="small" onClick={() => download(props.name, toCsv(columns, rows))}>
            CSV
          </Button>
        </div>
      </header>
      {rows.length === 0 ? (
        <p className="muted chart-none">{t('board.none')}</p>
      ) : shown === 'chart' ? (
        props.children
      ) : (
        <ChartTable columns={columns} rows={rows} link={props.link} />
      )}
    </section>
  )
}

/** The numbers behind a chart. */
export const ChartTable = <T,>(props: Pick<CardProps<T>, 'columns' | 'rows' | 'link'>) => (
  <div className="scroll" tabIndex={props.link ? -1 : undefined}>
    <table className="table table-plain">
      <thead>
        <tr>
          {props.columns.map(({ title, number }) => (
            <th key={title} scope="col" className={number ? 'num' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.columns.map(({ value }) => value(row)).join('\u0000')}>
            {props.columns.map(({ title, value, number }, index) =>
              index === 0 ? (
                <th key={title} scope="row">
                  {props.link?.(row) ?? value(row)}
                </th>
              ) : (
                <td key={title} className={number ? 'num' : undefined}>
                  {value(row) ?? '—'}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

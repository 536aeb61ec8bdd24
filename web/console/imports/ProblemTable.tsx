import { Button } from 'antd'
import { useState } from 'react'
import type { ImportReport } from '../../../server/contract/exchange.ts'
import { download, toCsv } from '../app/csv.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { columnsOf, wrongRowsOf } from './wrongRows.ts'

const SHOWN = 100
const COLUMNS = ['row', 'column', 'value', 'why'] as const

/** Every wrong cell: where it is, what it says, what is wrong with it; by kind of fault where there are many. */
export const ProblemTable = ({ report, file }: { report: ImportReport; file: string }) => {
  const { t } = useWords()
  const [kind, setKind] = useState('')
  const [most, setMost] = useState(SHOWN)
  const kinds = Map.groupBy(report.problems, ({ column, message }) => `${column} ${message}`.trim())
  const rows = kind === '' ? report.problems : (kinds.get(kind) ?? [])
  const save = () => {
    const columns = columnsOf(report, { row: t('imports.row'), why: t('imports.why') })
    download(
      `${file.replace(/\.\w+$/, '')}-${t('imports.wrongFile')}`,
      toCsv(columns, wrongRowsOf(report, t('imports.and'))),
    )
  }
  return (
    <>
      <search className="filters">
        <Select
          value={kind}
          onChange={(chosen) => {
            setKind(chosen)
            setMost(SHOWN)
          }}
          options={[
            { value: '', label: t('imports.allProblems', { n: report.problems.length }) },
            ...[...kinds].map(([key, { length }]) => ({
              value: key,
              label: t('imports.kindCount', { kind: key, n: length }),
            })),
          ]}
          aria-label={t('imports.byKind')}
          popupMatchSelectWidth={false}
          className="imports-kinds"
        />
        <Button onClick={save}>{t('imports.download', { n: report.wrong.length })}</Button>
      </search>
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`imports.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((one) => (
            <tr key={`${one.row}-${one.field}-${one.code}`}>
              <th scope="row">{t('imports.rowOf', { n: one.row })}</th>
              <td>{one.column || t('imports.wholeRow')}</td>
              <td className="imports-value">{one.value || t('imports.nothing')}</td>
              <td className="left-late">{one.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most ? (
        <Button block onClick={() => setMost(most + SHOWN)}>
          {t('list.more')}
        </Button>
      ) : null}
      {report.refused > report.wrong.length ? (
        <p className="muted">{t('imports.notAll', { n: report.refused })}</p>
      ) : null}
    </>
  )
}

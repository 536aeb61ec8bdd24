import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Progress } from 'antd'
import { useState } from 'react'
import type { ImportColumns, ImportReport } from '../../../server/contract/exchange.ts'
import { isRefused } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { type Chosen, faultsOf, knownMapping } from './data.ts'
import { MappingTable } from './MappingTable.tsx'
import { Report } from './Report.tsx'
import { useImport } from './useImport.ts'

/** One table on its way in: its columns, a check that writes nothing, then the real thing. */
export const ImportTable = (props: { file: Chosen; columns: ImportColumns; another: () => void }) => {
  const { t } = useWords()
  const { file, columns } = props
  const [mapping, setMapping] = useState(() => knownMapping(columns))
  const [checked, setChecked] = useState<ImportReport | null>(null)
  const [done, setDone] = useState<ImportReport | null>(null)
  const { run, read, writing } = useImport(file, columns.kind)
  const { missing, twice } = faultsOf(columns, mapping)
  const start = (dryRun: boolean) => run.mutate({ mapping, dryRun }, { onSuccess: dryRun ? setChecked : setDone })
  if (done) return <Done report={done} file={file} another={props.another} />
  return (
    <>
      <section className="card" aria-labelledby="columns">
        <h2 id="columns">{t('imports.columns', { file: file.name, row: columns.headingRow })}</h2>
        <MappingTable
          columns={columns}
          mapping={mapping}
          change={(next) => {
            setMapping(next)
            setChecked(null)
            run.reset()
          }}
          locked={run.isPending}
        />
        {missing.length > 0 ? (
          <p className="field-error">{t('imports.missing', { fields: missing.join(t('list.join')) })}</p>
        ) : null}
        {twice.length > 0 ? (
          <p className="field-error">{t('imports.twice', { columns: twice.join(t('list.join')) })}</p>
        ) : null}
        <div className="act-buttons">
          <Button
            type={checked ? 'default' : 'primary'}
            disabled={missing.length > 0 || twice.length > 0 || writing}
            loading={run.isPending && !writing}
            onClick={() => start(true)}
          >
            {t('imports.check')}
          </Button>
          <Button disabled={run.isPending} onClick={props.another}>
            {t('imports.another')}
          </Button>
        </div>
      </section>
      {run.isPending ? <HowFar read={read} of={checked?.read} /> : null}
      {isRefused(run.error, 'network') && run.variables?.dryRun === false ? (
        <Alert className="notice" type="warning" showIcon role="alert" title={t('imports.lost')} />
      ) : (
        <Notice error={run.error} />
      )}
      {checked ? (
        <section className="card" aria-labelledby="checked">
          <h2 id="checked">{t('imports.checked')}</h2>
          <Report report={checked} file={file.name} />
          {checked.written > 0 ? <p className="consequence">{t(`imports.consequence.${checked.kind}`)}</p> : null}
          <Button
            type="primary"
            disabled={checked.written === 0 || (run.isPending && !writing)}
            loading={writing}
            onClick={() => start(false)}
          >
            {t(checked.refused > 0 ? 'imports.takeRight' : 'imports.takeAll', { n: checked.written })}
          </Button>
          {checked.written === 0 ? <span className="muted"> {t('imports.nothingToTake')}</span> : null}
        </section>
      ) : null}
    </>
  )
}

const HowFar = ({ read, of }: { read: number; of: number | undefined }) => {
  const { t } = useWords()
  return (
    <div className="card" role="status">
      <p>{t(of ? 'imports.progressOf' : 'imports.progress', { n: read, of: of ?? 0 })}</p>
      <Progress
        percent={of ? Math.round((read / of) * 100) : 0}
        showInfo={of !== undefined}
        aria-label={t('imports.howFar')}
      />
    </div>
  )
}

const Done = (props: { report: ImportReport; file: Chosen; another: () => void }) => {
  const { t } = useWords()
  const { report } = props
  const navigate = useNavigate()
  return (
    <section className="card" aria-labelledby="done">
      <h2 id="done">{t(report.written > 0 ? 'imports.done' : 'imports.doneNothing', { n: report.written })}</h2>
      <Report report={report} file={props.file.name} />
      <div className="act-buttons">
        <Button type="primary" onClick={() => navigate({ to: report.kind === 'matters' ? '/matters' : '/households' })}>
          {t(`imports.look.${report.kind}`)}
        </Button>
        <Button onClick={props.another}>{t('imports.again')}</Button>
      </div>
    </section>
  )
}

import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import type { SheetReport } from '../../../../server/contract/ledgerSheet.ts'
import { API, isRefused } from '../../../ui/api.ts'
import { Notice } from '../../app/Notice.tsx'
import { useWords } from '../../app/words.ts'
import { DropZone } from '../../imports/DropZone.tsx'
import { refreshRecords } from '../data.ts'
import { Counts, Written } from './Outcome.tsx'
import { type Chosen, chosenOf, takeIn, wrongRows } from './sheetFile.ts'

/** A whole file of any length: checked first, then written; what is wrong comes back as a file. */
export const FilePart = ({ body }: { body: LedgerBody }) => {
  const { t } = useWords()
  const [file, setFile] = useState<Chosen | null>(null)
  const [read, setRead] = useState(0)
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const taken = await chosenOf(chosen)
      setFile(taken)
      setRead(0)
      return takeIn(body.key, taken, { dryRun: true, keep: 'right', reason: '' }, setRead)
    },
  })
  const filled = !body.fields.some(({ sensitive }) => sensitive)
  return (
    <section className="card file-part" aria-label={t('paste.file')}>
      <div className="filters">
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          href={`${API}/ledgers/${body.key}/template.xlsx`}
          download
        >
          {t('paste.template')}
        </Button>
        {filled ? (
          <Button href={`${API}/ledgers/${body.key}/template.xlsx?filled=true`} download>
            {t('paste.templateFilled')}
          </Button>
        ) : null}
      </div>
      <Notice error={look.error} />
      <Lacks body={body} error={look.error} />
      {look.data ? null : (
        <DropZone take={(chosen) => look.mutate(chosen)} busy={look.isPending} note={t('paste.fileNote')} packed />
      )}
      {look.isPending ? <p role="status">{t('paste.read', { n: read })}</p> : null}
      {look.data && file ? (
        <Checked key={file.name} body={body} file={file} report={look.data} done={look.reset} />
      ) : null}
    </section>
  )
}

/** Which columns the file has not, where it was refused for that. */
const Lacks = ({ body, error }: { body: LedgerBody; error: unknown }) => {
  const { t } = useWords()
  if (!isRefused(error, 'no-heading')) return null
  const titles = error.problems.map(
    ({ path }) => body.fields.find(({ key }) => key === path)?.title ?? t('ledgers.region'),
  )
  return <p className="field-error">{t('paste.lacks', { columns: titles.join(t('list.join')) })}</p>
}

const SHORTEST = 2
const MOST_SHOWN = 100

/** What the check found, and the writing. */
const Checked = (props: { body: LedgerBody; file: Chosen; report: SheetReport; done: () => void }) => {
  const { t } = useWords()
  const { body, file, report } = props
  const client = useQueryClient()
  const [keep, setKeep] = useState<'all' | 'right'>('all')
  const [reason, setReason] = useState('')
  const [read, setRead] = useState(0)
  const write = useMutation({
    mutationFn: () => takeIn(body.key, file, { dryRun: false, keep, reason: reason.trim() }, setRead),
    onSuccess: () => refreshRecords(client, body.key),
  })
  const right = report.added + report.corrected + report.same
  const blocked = keep === 'all' && report.refused > 0
  const short = report.corrected > 0 && reason.trim().length < SHORTEST
  const another = (
    <Button type="text" onClick={props.done}>
      {t('paste.another')}
    </Button>
  )
  if (write.data)
    return (
      <>
        <Written outcome={write.data} ledger={body.key} />
        <div className="act-buttons">{another}</div>
      </>
    )
  return (
    <>
      <p>{t('paste.checkedFile', { file: file.name, n: report.read })}</p>
      <Counts outcome={report} />
      {report.ignored.length > 0 ? (
        <Alert type="warning" showIcon title={t('paste.unknown', { headings: report.ignored.join(t('list.join')) })} />
      ) : null}
      {report.refused > 0 ? <WrongRows body={body} file={file} report={report} /> : null}
      {report.refused > 0 ? (
        <Radio.Group
          value={keep}
          onChange={({ target }) => setKeep(target.value)}
          aria-label={t('paste.keep')}
          options={(['all', 'right'] as const).map((value) => ({ value, label: t(`paste.keep.${value}`) }))}
        />
      ) : null}
      {report.corrected > 0 ? (
        <label className="send-reason" htmlFor="file-reason">
          {t('paste.reason', { n: report.corrected })}
          <Input
            id="file-reason"
            value={reason}
            maxLength={200}
            onChange={({ target }) => setReason(target.value)}
            placeholder={t('ledgers.reasonExample')}
          />
        </label>
      ) : null}
      <Notice error={write.error} />
      <div className="act-buttons">
        <Button
          type="primary"
          disabled={blocked || short || right === 0}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {t(blocked ? 'paste.mendFirst' : 'paste.write', { n: right })}
        </Button>
        {another}
        {write.isPending ? <span role="status">{t('paste.read', { n: read })}</span> : null}
      </div>
    </>
  )
}

const WrongRows = ({ body, file, report }: { body: LedgerBody; file: Chosen; report: SheetReport }) => {
  const { t } = useWords()
  const load = useMutation({
    mutationFn: () => wrongRows(body.key, file, t('paste.wrongName', { ledger: body.title })),
  })
  return (
    <section className="wrong-cells" aria-label={t('paste.wrong')}>
      <h2 className="left-late">{t('paste.wrongRows', { n: report.refused })}</h2>
      <ul>
        {report.problems.slice(0, MOST_SHOWN).map(({ row, column, heading, message }) => (
          <li key={`${row} ${column} ${message}`}>
            {t('paste.wrongAt', { row, field: heading === '' ? column : heading, said: message })}
          </li>
        ))}
      </ul>
      <Notice error={load.error} />
      <Button size="small" loading={load.isPending} onClick={() => load.mutate()}>
        {t('paste.wrongFile')}
      </Button>
    </section>
  )
}

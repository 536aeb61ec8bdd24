import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { AuditChecked } from '../../../server/contract/audit.ts'
import { momentWords } from '../../ui/dates.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { useCheck } from './useCheck.ts'

const HEAD = /[0-9a-f]{70}/g

/** Goes through the whole chain: was any row changed, removed or put in behind its back, and has it the ends written down elsewhere. */
export const ChainCheck = () => {
  const { t } = useWords()
  const { check, rows } = useCheck()
  const [typed, setTyped] = useState('')
  const heads = typed.match(HEAD) ?? []
  const wrong = typed.trim() !== '' && heads.length === 0
  return (
    <div className="chain-check">
      <details>
        <summary>{t('audit.heads')}</summary>
        <Input.TextArea
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoSize={{ minRows: 2, maxRows: 6 }}
          spellCheck={false}
          aria-label={t('audit.heads')}
          status={wrong ? 'error' : undefined}
        />
        <p className={wrong ? 'field-error' : 'muted'}>{t(wrong ? 'audit.headsWrong' : 'audit.headsHint')}</p>
      </details>
      <Button onClick={() => check.mutate(heads)} loading={check.isPending} disabled={wrong}>
        {check.isPending ? t('audit.checking', { n: rows }) : t('audit.check')}
      </Button>
      <Notice error={check.error} />
      {check.data ? <Result result={check.data} /> : null}
    </div>
  )
}

const Result = ({ result }: { result: AuditChecked }) => {
  const { t, language } = useWords()
  if (result.count === 0)
    return (
      <Alert
        type={result.complete ? 'success' : 'warning'}
        showIcon
        role="status"
        title={t(result.complete ? 'audit.whole' : 'audit.tooLong', { rows: result.rows, seals: result.seals })}
      />
    )
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('audit.findings', { n: result.count, rows: result.rows })}
      description={
        <ul className="plain">
          {result.findings.map(({ kind, what, at, text }) => (
            <li key={`${kind}-${what}`}>
              {text} <code>{what}</code> {at ? momentWords(at, language) : null}
            </li>
          ))}
        </ul>
      }
    />
  )
}

import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { RequestBody } from '../../../server/contract/element.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { Admission } from './Admission.tsx'
import { useFormAct } from './useFormAct.ts'

interface Wanted {
  readonly reason: string
  readonly need: string
}

/** Only what villages are asked has to be on a list; of what offices are asked it is said that it burdens nobody else. */
const WhoIsAsked = ({ body, chosen }: { body: RequestBody; chosen: readonly string[] }) => {
  const { t } = useWords()
  const missing = body.answers.filter(({ state }) => state === 'missing')
  const asked = missing.filter(({ key, asked: reason }) => reason !== null || chosen.includes(key))
  const about = asked.length > 0 ? asked : missing
  if (about.some(({ ofOffice }) => !ofOffice)) return <Admission request={body.id} />
  const owners = [...new Set(about.map(({ owner }) => owner ?? ''))].join('、')
  return <p role="status">{t('forms.ofOffices', { owners })}</p>
}

/** What nobody holds: asked of its owner, each with a reason, or left out. */
export const MissingColumns = ({ body }: { body: RequestBody }) => {
  const { t } = useWords()
  const [wanted, setWanted] = useState<Readonly<Record<string, Wanted>>>({})
  const act = useFormAct(body)
  const missing = body.answers.filter(({ state }) => state === 'missing')
  const open = body.may.includes('ask')
  const chosen = Object.entries(wanted)
  const ready = chosen.length > 0 && chosen.every(([, { reason }]) => reason.trim().length > 1)
  const change = (key: string, part: Partial<Wanted> | null) => {
    const { [key]: before = { reason: '', need: '' }, ...rest } = wanted
    setWanted(part === null ? rest : { ...rest, [key]: { ...before, ...part } })
  }
  const send = () =>
    act.mutate({
      act: 'ask',
      asks: chosen.map(([column, { reason, need }]) => ({
        column,
        reason: reason.trim(),
        ...(need.trim() && { need: need.trim() }),
      })),
    })
  return (
    <section className="card form-missing">
      <h2>{t('forms.missing', { n: missing.length })}</h2>
      <p className="muted">{t(open ? 'forms.missingHint' : 'forms.missingAsked')}</p>
      <WhoIsAsked body={body} chosen={open ? chosen.map(([key]) => key) : []} />
      <Notice error={act.error} />
      <ul className="plain">
        {missing.map(({ key, title, owner, asked, sensitive }) => (
          <li key={key}>
            {open ? (
              <Checkbox
                checked={wanted[key] !== undefined}
                onChange={({ target }) => change(key, target.checked ? {} : null)}
              >
                {title} <span className="muted">{t('forms.owner', { owner: owner ?? '' })}</span>
              </Checkbox>
            ) : (
              <span>
                {title}{' '}
                <span className="muted">{asked ? t('forms.because', { reason: asked }) : t('forms.leftOut')}</span>
              </span>
            )}
            {wanted[key] ? (
              <div className="form-choose">
                <Input
                  aria-label={t('forms.reasonFor', { title })}
                  placeholder={t('forms.reason')}
                  maxLength={200}
                  value={wanted[key].reason}
                  onChange={({ target }) => change(key, { reason: target.value })}
                />
                {sensitive ? (
                  <Input
                    aria-label={t('forms.needFor', { title })}
                    placeholder={t('forms.need')}
                    maxLength={200}
                    value={wanted[key].need}
                    onChange={({ target }) => change(key, { need: target.value })}
                  />
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <Button onClick={send} disabled={!ready} loading={act.isPending}>
          {t('forms.ask')}
        </Button>
      ) : null}
    </section>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { NONE_FITS } from '../../../kernel/element/index.ts'
import type { AnswerBody, RequestBody } from '../../../server/contract/element.ts'
import { Notice } from '../app/Notice.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { actOnForm, keepForm, redraftForm } from './data.ts'
import { Fresh, Where, Why } from './Source.tsx'

interface Choice {
  readonly pick?: string
  readonly need?: string
}
type Choices = Readonly<Record<string, Choice>>
const COLUMNS = ['column', 'state', 'from', 'fresh'] as const

const columnsOf = ({ answers }: RequestBody, choices: Choices) =>
  answers.map(({ key, title, pick, need }) => {
    const chosen = { pick: choices[key]?.pick ?? pick, need: choices[key]?.need ?? need }
    return { title, ...(chosen.pick && { pick: chosen.pick }), ...(chosen.need && { need: chosen.need.trim() }) }
  })

/** Keeps the choices first, where there are any; then, where it is asked, fills the form. */
const useChoices = (body: RequestBody, choices: Choices) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (fill: boolean): Promise<RequestBody> => {
      const { title, basis, asker, level, every, last, version } = body
      const draft = { title, basis, asker, level, every, last, version, columns: columnsOf(body, choices) }
      const kept = Object.keys(choices).length > 0 ? await redraftForm(body.id, draft) : body
      return fill ? actOnForm(kept.id, { version: kept.version, act: 'answer' }) : kept
    },
    onSuccess: (kept) => keepForm(client, kept),
  })
}

/** Each column: held, computed or missing; another match may be chosen as long as nobody was asked. */
export const HeldColumns = ({ body }: { body: RequestBody }) => {
  const { t } = useWords()
  const [choices, setChoices] = useState<Choices>({})
  const keep = useChoices(body, choices)
  const open = body.may.includes('redraft')
  const changed = Object.keys(choices).length > 0
  const known = body.answers.filter(({ state }) => state !== 'missing').length
  const choose = (key: string, choice: Choice) => setChoices({ ...choices, [key]: { ...choices[key], ...choice } })
  return (
    <section className="card">
      <h2>{t('forms.known', { n: known, of: body.answers.length })}</h2>
      <Notice error={keep.error} />
      <table className="table table-labelled">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`forms.held.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.answers.map((answer) => (
            <Line key={answer.key} answer={answer} open={open} choice={choices[answer.key]} choose={choose} />
          ))}
        </tbody>
      </table>
      {open ? (
        <div className="act-buttons form-next">
          {body.may.includes('answer') ? (
            <Button type="primary" onClick={() => keep.mutate(true)} loading={keep.isPending}>
              {t('forms.fill')}
            </Button>
          ) : null}
          {changed ? (
            <Button onClick={() => keep.mutate(false)} loading={keep.isPending}>
              {t('forms.keepChoices')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

interface LineProps {
  readonly answer: AnswerBody
  readonly open: boolean
  readonly choice: Choice | undefined
  readonly choose: (key: string, choice: Choice) => void
}

const TONES: Readonly<Record<AnswerBody['state'], string>> = {
  held: 'left-done',
  derived: 'left-done',
  frame: 'left-done',
  missing: 'left-today',
}

const Line = ({ answer, open, choice, choose }: LineProps) => {
  const { t } = useWords()
  const { by, state, title } = answer
  return (
    <tr>
      <th scope="row">
        {title} {answer.sensitive ? <Tag>{t('elements.sensitive')}</Tag> : null}
      </th>
      <td data-label={t('forms.held.state')} className={TONES[state]}>
        {t(`forms.answer.${state}`)}
      </td>
      <td data-label={t('forms.held.from')}>
        {by ? (
          <div>
            {by.title} · <Where source={by} />
            {by.keeperTitle ? <span className="muted"> · {by.keeperTitle}</span> : null}
            <div>
              <Why why={by.why} shared={by.shared} />
            </div>
          </div>
        ) : (
          <span className="muted">{t('forms.owner', { owner: answer.owner ?? '' })}</span>
        )}
        {open ? <Chooser answer={answer} choice={choice} choose={choose} /> : null}
      </td>
      <td data-label={t('forms.held.fresh')}>{by?.kind === 'held' ? <Fresh fresh={by.fresh} /> : null}</td>
    </tr>
  )
}

const Chooser = ({ answer, choice, choose }: Omit<LineProps, 'open'>) => {
  const { t } = useWords()
  const { by, key, others, title } = answer
  const offered = [...(by ? [by] : []), ...others]
  const options = [
    ...offered.map((match) => ({ value: match.id, label: `${match.title} · ${match.ledgerTitle}` })),
    { value: NONE_FITS, label: t('forms.noneFits') },
  ]
  const chosen = choice?.pick ?? by?.id ?? NONE_FITS
  const sensitive = offered.find(({ id }) => id === chosen)?.sensitive ?? answer.sensitive
  return (
    <div className="form-choose">
      {offered.length > 0 ? (
        <Select
          size="small"
          aria-label={t('forms.chooseFor', { title })}
          value={chosen}
          options={options}
          onChange={(pick) => choose(key, { pick })}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {sensitive ? (
        <Input
          size="small"
          aria-label={t('forms.needFor', { title })}
          placeholder={t('forms.need')}
          maxLength={200}
          value={choice?.need ?? answer.need ?? ''}
          onChange={({ target }) => choose(key, { need: target.value })}
        />
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import type { FieldBody, MatterBody, OfferBody } from '../../../server/contract/matter.ts'
import { isRefused } from '../../ui/api.ts'
import type { Typed } from '../../ui/matter/data.ts'
import { draftKey, keepDraft, readDraft } from '../../ui/matter/draft.ts'
import { useSession } from '../../ui/session.ts'
import type { Words } from '../../ui/words.tsx'
import { useWords } from '../app/words.ts'
import { type Asked, Question } from '../fields/Question.tsx'
import { Notice } from '../parts/Failure.tsx'
import { type Step, Steps, stepRefused } from '../parts/Steps.tsx'
import { Changed } from './Changed.tsx'
import { Templates } from './Templates.tsx'
import { useAct } from './useAct.ts'

const empty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** One question of an act as a step of its own. */
const stepOf = (
  field: FieldBody,
  data: Typed,
  ask: (asked: Pick<Asked, 'field' | 'problem'>) => Step['render'],
  words: Words,
): Step => ({
  key: field.key,
  paths: [`data.${field.key}`],
  problem: () => (field.required && empty(data[field.key]) ? words.t('form.required') : null),
  render: (problem) => ask({ field, problem })(problem),
})

/**
 * What the act asks for, one question at a time. What is typed stays on this phone until the act is done; a version conflict
 * shows what happened meanwhile and keeps what was typed.
 */
export const ActForm = (props: { matter: MatterBody; action: string; offer: OfferBody; done: () => void }) => {
  const { matter, action, offer } = props
  const words = useWords()
  const { t } = words
  const session = useSession()
  const draft = draftKey(session.account.id, matter.id, action)
  const [kept] = useState(() => readDraft(draft))
  const [data, setData] = useState<Typed>(kept ?? {})
  const [at, setAt] = useState(0)
  const attempt = useAct({
    matter,
    action,
    offer,
    draft,
    done: props.done,
    refused: (problems) => {
      const wrong = stepRefused(steps, problems)
      if (wrong >= 0) setAt(wrong)
    },
  })
  const change = (key: string, value: unknown) => {
    const next = { ...data, [key]: value }
    setData(next)
    keepDraft(draft, next)
  }
  const texts = offer.fields.filter(({ type }) => type === 'long-text')
  const target = texts.find(({ toResident }) => toResident) ?? texts[0]
  const ask = (asked: Pick<Asked, 'field' | 'problem'>) => (problem: string | undefined) => (
    <>
      {asked.field === target && offer.templates?.length ? (
        <Templates
          templates={offer.templates}
          typed={String(data[asked.field.key] ?? '')}
          insert={(text) => change(asked.field.key, text)}
        />
      ) : null}
      <Question
        field={asked.field}
        problem={problem}
        value={data[asked.field.key]}
        onChange={(value) => change(asked.field.key, value)}
        matter={matter.id}
        action={action}
        region={matter.region.code}
        process={matter.process}
      />
    </>
  )
  const confirm: Step = {
    key: '',
    paths: [],
    problem: () => null,
    render: () => <p>{t('act.sure', { title: offer.title })}</p>,
  }
  const steps = offer.fields.map((field) => stepOf(field, data, ask, words))
  const refused = isRefused(attempt.error) && !attempt.conflict ? attempt.error.problems : undefined
  return (
    <Steps
      steps={steps.length > 0 ? steps : [confirm]}
      at={at}
      turn={setAt}
      consequence={offer.consequence}
      last={attempt.conflict ? t('act.stillDo', { title: offer.title }) : offer.title}
      submit={() => attempt.submit(data)}
      pending={attempt.pending}
      impossible={attempt.impossible}
      refused={refused}
      above={
        <>
          {kept ? <p className="notice notice-info">{t('act.draft')}</p> : null}
          {attempt.conflict ? (
            <Changed since={matter} now={attempt.conflict} action={action} />
          ) : (
            <Notice error={attempt.error} />
          )}
        </>
      }
    />
  )
}

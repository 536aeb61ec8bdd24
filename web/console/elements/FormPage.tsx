import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { RequestBody } from '../../../server/contract/element.ts'
import { Failure } from '../app/Failure.tsx'
import { Notice } from '../app/Notice.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { periodWords } from '../indicators/format.ts'
import { requestQuery } from './data.ts'
import { Filled } from './Filled.tsx'
import { FormSteps } from './FormSteps.tsx'
import { HeldColumns } from './HeldColumns.tsx'
import { MissingColumns } from './MissingColumns.tsx'
import { useFormAct } from './useFormAct.ts'

export const FormPage = () => {
  const { request } = useParams({ from: '/shell/forms/$request' })
  const { data, isPending, error, refetch } = useQuery(requestQuery(request))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  return <OneForm body={data} />
}

/** Second and third step: what is held of each column, then the table and what is missing. */
const OneForm = ({ body }: { body: RequestBody }) => {
  const words = useWords()
  const { t } = words
  const drafted = body.state === 'drafted'
  return (
    <div className="page forms">
      <Link to="/forms" search={{}} className="ledger-back">
        {t('forms.back')}
      </Link>
      <PageHead
        title={body.title}
        purpose={t('forms.about', {
          asker: body.asker,
          basis: body.basis,
          region: body.regionName,
          n: body.regions,
          level: t(`elements.level.${body.level}`),
          every: t(`forms.every.${body.every}`),
          last: body.last,
        })}
      >
        {body.period ? (
          <span className="muted">{t('forms.aboutPeriod', { period: periodWords(body.period, words) })}</span>
        ) : null}
        <Ending body={body} />
      </PageHead>
      <FormSteps at={drafted ? 1 : 2} />
      <p className="form-state" role="status">
        <strong>{t(`forms.state.${body.state}`)}</strong> {t(`forms.stateHint.${body.state}`)}
        {body.asks.sent > 0 ? ` ${t('forms.asksSent', body.asks)}` : null}
      </p>
      {drafted ? null : <Filled body={body} />}
      {drafted || body.answers.every(({ state }) => state !== 'missing') ? null : <MissingColumns body={body} />}
      <HeldColumns key={body.version} body={body} />
    </div>
  )
}

const Ending = ({ body }: { body: RequestBody }) => {
  const { t } = useWords()
  const { modal } = App.useApp()
  const act = useFormAct(body)
  return (
    <>
      <Notice error={act.error} />
      {body.may.includes('withdraw') ? (
        <Button
          onClick={() =>
            modal.confirm({
              title: t('forms.withdraw'),
              content: t('forms.withdrawHint'),
              onOk: () => act.mutate({ act: 'withdraw' }),
            })
          }
        >
          {t('forms.withdraw')}
        </Button>
      ) : null}
      {body.may.includes('finish') ? (
        <Button onClick={() => act.mutate({ act: 'finish' })} loading={act.isPending}>
          {t('forms.finish')}
        </Button>
      ) : null}
    </>
  )
}

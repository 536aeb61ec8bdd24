import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isRefused, send } from '../../ui/api.ts'
import { refreshMatters } from '../../ui/matter/data.ts'
import { type Process, useVocabulary } from '../../ui/matter/vocabulary.ts'
import { useSession } from '../../ui/session.ts'
import { Go, go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Steps, stepRefused } from '../parts/Steps.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { kindsOf } from './kinds.ts'
import { Lodged } from './Lodged.tsx'
import { AFTER_WHERE, dropReport, type LodgedAs, lodgingOf, type Report } from './reports.ts'
import { stepsOf } from './steps.tsx'
import { useKindTitle } from './titles.ts'
import { useReport } from './useReports.ts'

/** A report from the first question to the code that the resident takes along. */
export const ReportPage = () => {
  const { t } = useWords()
  const { id } = useAddress()
  const { report, change } = useReport(id)
  const [lodged, setLodged] = useState<LodgedAs | null>(null)
  const processes = useVocabulary()?.processes
  const titleOf = useKindTitle()
  if (lodged) return <Lodged lodged={lodged} />
  if (!report)
    return (
      <div className="empty">
        <h1>{t('report.gone')}</h1>
        <p>{t('report.goneHint')}</p>
        <Go to="/record" className="button">
          {t('nav.record')}
        </Go>
      </div>
    )
  const process = processes?.find(({ key }) => key === report.process)
  return (
    <div className="page page-acts">
      <Head title={titleOf(report)} back="/record" note={t('report.saved')} />
      {processes === undefined ? <Waiting /> : null}
      {processes && !process ? <p role="alert">{t('report.noProcess')}</p> : null}
      {process && processes ? (
        <Asking
          report={report}
          change={change}
          process={process}
          fixed={Object.keys([...kindsOf(processes).four].find(({ key }) => key === report.kind)?.data ?? {})}
          done={setLodged}
        />
      ) : null}
    </div>
  )
}

const Asking = (props: {
  report: Report
  change: (patch: Partial<Report>) => void
  process: Process
  fixed: readonly string[]
  done: (lodged: LodgedAs) => void
}) => {
  const words = useWords()
  const { t } = words
  const { report, change, process, fixed } = props
  const { search } = useAddress()
  const account = useSession().account.id
  const client = useQueryClient()
  const steps = stepsOf({ report, change, process, words }, fixed)
  const named = steps.findIndex(({ key }) => key === search.step)
  const at = search.step === AFTER_WHERE ? 1 : Math.max(0, named)
  const turn = (to: number) => go(`/record/${report.id}`, { replace: true, search: { step: steps[to]?.key } })
  const lodge = useMutation({
    mutationFn: () => send<LodgedAs>('POST', 'matters', lodgingOf(report), report.key),
    onSuccess: (lodged) => {
      dropReport(account, report.id)
      props.done(lodged)
      refreshMatters(client)
    },
    onError: (error) => {
      if (isRefused(error, 'network')) return change({ waiting: true })
      // a refusal ends this attempt: what is sent next is another request
      change({ waiting: false, key: crypto.randomUUID() })
      const wrong = isRefused(error) ? stepRefused(steps, error.problems) : -1
      if (wrong >= 0) turn(wrong)
    },
  })
  useBackOnline(report.waiting, lodge.reset)
  const refused = isRefused(lodge.error) ? lodge.error.problems : undefined
  const away = report.waiting && !lodge.isPending
  return (
    <Steps
      steps={steps}
      at={at}
      turn={turn}
      consequence={t(report.asksWho ? 'report.consequence' : 'report.taskConsequence')}
      last={t(away ? 'drafts.send' : 'report.send')}
      submit={lodge.mutate}
      pending={lodge.isPending}
      refused={refused}
      above={
        away ? (
          <p className="notice notice-soon" role="alert">
            {t('report.waiting')}
          </p>
        ) : (
          <Notice error={lodge.error} />
        )
      }
    />
  )
}

/** The network is back: the old failure is no longer said; sending stays a tap of the person's. */
const useBackOnline = (waiting: boolean, reset: () => void): void => {
  const latest = useRef(reset)
  latest.current = reset
  useEffect(() => {
    if (!waiting) return
    const back = () => latest.current()
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [waiting])
}

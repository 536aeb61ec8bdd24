import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isAway, isRefused } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { refreshMatters } from '../../ui/matter/data.ts'
import { type Process, vocabularyQuery } from '../../ui/matter/vocabulary.ts'
import { useSession } from '../../ui/session.ts'
import { Go, go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Failure, Notice } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Steps, stepRefused } from '../parts/Steps.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { type Kind, kindOf } from './kinds.ts'
import { Lodged } from './Lodged.tsx'
import { AFTER_WHERE, dropReport, type LodgedAs, type Report } from './reports.ts'
import { stepsOf } from './steps.tsx'
import { useKindTitle } from './titles.ts'
import { lodgeReport, useReport } from './useReports.ts'

/** A report from the first question to the code that the resident takes along. */
export const ReportPage = () => {
  const { t } = useWords()
  const { id } = useAddress()
  const { report, change } = useReport(id)
  const [lodged, setLodged] = useState<LodgedAs | null>(null)
  const vocabulary = useQuery(vocabularyQuery)
  const processes = vocabulary.data?.processes
  const titleOf = useKindTitle()
  // once it is lodged it no longer lies on the phone
  const [own] = useState(() => report !== null && kindOf(report).own === true)
  const done = lodged ?? report?.lodged
  if (done) return <Lodged lodged={done} kept={lodged ? null : id} own={own} />
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
      {vocabulary.isPending ? <Waiting /> : null}
      {vocabulary.isError && !processes ? (
        <Failure error={vocabulary.error} again={() => vocabulary.refetch()} />
      ) : null}
      {processes && !process ? <p role="alert">{t('report.noProcess')}</p> : null}
      {process && processes ? (
        <Asking report={report} change={change} process={process} kind={kindOf(report)} done={setLodged} />
      ) : null}
    </div>
  )
}

const Asking = (props: {
  report: Report
  change: (patch: Partial<Report>) => void
  process: Process
  kind: Kind
  done: (lodged: LodgedAs) => void
}) => {
  const words = useWords()
  const { t } = words
  const { report, change, process, kind } = props
  const { search } = useAddress()
  const account = useSession().account.id
  const client = useQueryClient()
  // what is changed is sent when the person says so again
  const write = (patch: Partial<Report>) => change({ ...patch, waiting: false })
  const steps = stepsOf({ report, change: write, process, words }, kind)
  const named = steps.findIndex(({ key }) => key === search.step)
  const at = search.step === AFTER_WHERE ? 1 : Math.max(0, named)
  const turn = (to: number) => go(`/record/${report.id}`, { replace: true, search: { step: steps[to]?.key } })
  const lodge = useMutation({
    mutationFn: () => lodgeReport(report),
    onSuccess: (lodged) => {
      dropReport(account, report.id)
      props.done(lodged)
      refreshMatters(client)
    },
    onError: (error) => {
      if (isAway(error)) return change({ waiting: true, refused: '' })
      // a refusal ends this attempt: what is sent next is another request
      change({ waiting: false, refused: '', key: newKey() })
      const wrong = isRefused(error) ? stepRefused(steps, error.problems) : -1
      if (wrong >= 0) turn(wrong)
    },
  })
  const refused = isRefused(lodge.error) ? lodge.error.problems : undefined
  const away = report.waiting && !lodge.isPending
  return (
    <Steps
      steps={steps}
      at={at}
      turn={turn}
      consequence={t(
        kind.own ? 'report.ownConsequence' : report.asksWho ? 'report.consequence' : 'report.taskConsequence',
      )}
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
          <>
            <Notice error={lodge.error} />
            {report.refused && !lodge.error ? <p className="notice notice-late">{report.refused}</p> : null}
          </>
        )
      }
    />
  )
}

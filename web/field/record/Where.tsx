import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { can, useSession } from '../../ui/session.ts'
import { useWords } from '../app/words.ts'
import { Options } from '../fields/Options.tsx'
import { RegionField } from '../fields/RegionField.tsx'
import { householdsQuery } from '../households/data.ts'
import { Failure } from '../parts/Failure.tsx'
import { More } from '../parts/More.tsx'
import { Text } from '../parts/Text.tsx'
import type { Report } from './reports.ts'

interface WhereProps {
  readonly report: Report
  readonly change: (patch: Partial<Report>) => void
  readonly problem: string | undefined
}

const NONE = ''

/** Which household, or which place where it is nobody's own. */
export const Where = (props: WhereProps) => {
  const { t } = useWords()
  const session = useSession()
  const { report, change } = props
  const near = can(session, 'households') && session.position.region.length >= 12
  return (
    <>
      {near ? (
        <Household {...props} />
      ) : (
        <RegionField
          legend={t('report.region')}
          problem={props.problem}
          value={report.region}
          choose={(region) => change({ region })}
        />
      )}
      {report.household === null ? (
        <Text
          label={t('report.address')}
          why={t('report.addressWhy')}
          value={report.address}
          onChange={(address) => change({ address })}
          maxLength={120}
        />
      ) : null}
    </>
  )
}

const Household = ({ report, change, problem }: WhereProps) => {
  const { t } = useWords()
  const own = useSession().position.region
  const [q, setQ] = useState('')
  const list = useInfiniteQuery(householdsQuery(q, false))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const choose = useCallback(
    (id: string) => {
      const row = rows.find((one) => one.id === id)
      if (row) change({ household: { id, door: row.door, head: row.head }, region: row.region, address: row.door })
      else change({ household: null, region: own, address: report.household ? '' : report.address })
    },
    [rows, change, own, report.household, report.address],
  )
  const chosen = report.household
  const listed = rows.some(({ id }) => id === chosen?.id)
  return (
    <>
      <Options
        legend={t('report.household')}
        problem={problem}
        options={[
          { value: NONE, title: t('report.noHousehold'), note: t('report.noHouseholdNote') },
          ...(chosen && !listed ? [{ value: chosen.id, title: chosen.door, note: chosen.head }] : []),
          ...rows.map(({ id, door, head, persons }) => ({
            value: id,
            title: door,
            note: `${head} · ${t('households.persons', { n: persons })}`,
          })),
        ]}
        chosen={[chosen?.id ?? NONE]}
        choose={choose}
        find={setQ}
      />
      {list.isError && rows.length === 0 ? <Failure error={list.error} again={() => list.refetch()} /> : null}
      <More list={list} />
    </>
  )
}

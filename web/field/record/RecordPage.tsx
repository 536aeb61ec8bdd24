import { useQuery } from '@tanstack/react-query'
import { newKey } from '../../ui/key.ts'
import { vocabularyQuery } from '../../ui/matter/vocabulary.ts'
import { useSession } from '../../ui/session.ts'
import { go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { householdQuery } from '../households/data.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { Drafts } from './Drafts.tsx'
import { beginning, type Kind, kindsOf } from './kinds.ts'
import { AFTER_WHERE, keepReport, newReport } from './reports.ts'

/** Level of a village: from there down one's own region says where. */
const VILLAGE = 12

/** What kind first: four large buttons; below them what was begun and not sent. */
export const RecordPage = () => {
  const { t } = useWords()
  const session = useSession()
  const { search } = useAddress()
  const { data: vocabulary, error, refetch } = useQuery(vocabularyQuery)
  const { data: household } = useQuery(householdQuery(search.household ?? ''))
  const own = session.position.region.length >= VILLAGE ? session.position.region : ''
  const begin = (kind: Kind) => {
    const report = newReport(newKey(), {
      ...beginning(kind),
      region: household?.region ?? own,
      address: household?.door ?? '',
      household: household ? { id: household.id, door: household.door, head: household.head } : null,
    })
    keepReport(session.account.id, report)
    // where is known already: on to the next question
    go(`/record/${report.id}`, { search: household ? { step: AFTER_WHERE } : {} })
  }
  const { four, others } = kindsOf(vocabulary?.processes ?? [])
  const titleOf = (kind: Kind) => vocabulary?.processes.find(({ key }) => key === kind.process)?.title ?? kind.key
  return (
    <div className="page">
      <Head
        title={t('nav.record')}
        note={household ? t('record.for', { door: household.door }) : t('record.purpose')}
      />
      {vocabulary ? null : error ? <Failure error={error} again={() => refetch()} /> : <Waiting rows={4} />}
      <div className="kinds">
        {four.map((kind) => (
          <button key={kind.key} type="button" className="kind" data-kind={kind.key} onClick={() => begin(kind)}>
            <strong>{t(`kind.${kind.key}`)}</strong>
            <small>{t(`kindHint.${kind.key}`)}</small>
          </button>
        ))}
      </div>
      {others.length > 0 ? (
        <details className="others">
          <summary>{t('record.others')}</summary>
          <div className="stack">
            {others.map((kind) => (
              <button key={kind.key} type="button" className="button" onClick={() => begin(kind)}>
                {titleOf(kind)}
              </button>
            ))}
          </div>
        </details>
      ) : null}
      <Drafts />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { can, useSession } from '../../ui/session.ts'
import { Go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Call, Reveal } from '../parts/Reveal.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { householdQuery } from './data.ts'
import { NoteForm } from './NoteForm.tsx'

interface Full {
  readonly head: string
  readonly phone: string | null
}

/** One household: who, how many, what to remember; call, record for it, correct it. */
export const HouseholdPage = () => {
  const { t } = useWords()
  const { id } = useAddress()
  const { data, error, refetch } = useQuery(householdQuery(id))
  return (
    <div className="page">
      <Head title={data?.door ?? t('nav.households')} back="/households" />
      {data ? <Whole row={data} /> : error ? <Failure error={error} again={() => refetch()} /> : <Waiting rows={3} />}
    </div>
  )
}

const Whole = ({ row }: { row: HouseholdRow }) => {
  const { t } = useWords()
  const session = useSession()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Person row={row} />
      {can(session, 'matters.lodge') ? (
        <Go to="/record" search={{ household: row.id }} className="button primary wide">
          {t('households.record')}
        </Go>
      ) : null}
      <section className="card" aria-labelledby="kept">
        <h2 id="kept">{t('households.kept')}</h2>
        <dl className="facts">
          <dt>{t('households.personsLabel')}</dt>
          <dd>{t('households.persons', { n: row.persons })}</dd>
          <dt>{t('households.note')}</dt>
          <dd className="running">{row.note || t('households.noNote')}</dd>
          <dt>{t('households.worker')}</dt>
          <dd>{row.workerName ?? t('households.noWorker')}</dd>
        </dl>
        <button type="button" className="button wide" onClick={() => setEditing(true)}>
          {t('households.change')}
        </button>
      </section>
      {editing ? <NoteForm row={row} close={() => setEditing(false)} /> : null}
    </>
  )
}

/** Masked until one says why. */
const Person = ({ row }: { row: HouseholdRow }) => {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState<Full | null>(null)
  const phone = full ? full.phone : row.phone
  return (
    <section className="card" aria-labelledby="head">
      <h2 id="head">{t('households.head')}</h2>
      <p className="large">
        {full?.head ?? row.head} <span className="muted">{phone ?? t('households.noPhone')}</span>
      </p>
      {full?.phone ? <Call phone={full.phone} /> : null}
      {full ? null : (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('reveal.ask')}
        </button>
      )}
      {asking ? (
        <Reveal<Full>
          url={row.revealUrl}
          examples={[t('reveal.household.visit'), t('reveal.household.notice')]}
          close={() => setAsking(false)}
          done={(revealed) => {
            setFull(revealed)
            setAsking(false)
          }}
        />
      ) : null}
    </section>
  )
}

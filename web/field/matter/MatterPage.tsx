import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { dayWords } from '../../ui/dates.ts'
import { useTold } from '../../ui/live.tsx'
import { matterQuery } from '../../ui/matter/data.ts'
import { Go, go, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Old } from '../parts/Old.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { TimeLeft } from '../parts/TimeLeft.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { ActForm } from './ActForm.tsx'
import { arrange } from './acts.ts'
import { Contact } from './Contact.tsx'
import { Pictures } from './Pictures.tsx'
import { Present } from './Present.tsx'
import { Timeline } from './Timeline.tsx'

/** One matter on the phone: what it is, where it stands, what may be done now at the thumb, and its story. */
export const MatterPage = () => {
  const { t } = useWords()
  const { id, search } = useAddress()
  const client = useQueryClient()
  const { data: matter, error, isRefetchError, refetch } = useQuery(matterQuery(id))
  useTold((change) => {
    if (change.id === id || change.kind === 'missed') client.invalidateQueries({ queryKey: ['matter', id] })
  })
  if (!matter)
    return (
      <div className="page">
        <Head title={t('matter.title')} back="/" />
        {error ? <Failure error={error} again={() => refetch()} /> : <Waiting />}
      </div>
    )
  return <Whole matter={matter} act={search.act} old={isRefetchError ? refetch : null} />
}

const Whole = ({ matter, act, old }: { matter: MatterBody; act: string | undefined; old: (() => unknown) | null }) => {
  const { t, language } = useWords()
  const path = `/matters/${matter.id}`
  const close = () => go(path, { replace: true })
  return (
    <div className="page page-acts">
      <Head title={matter.subject} back="/" note={`${matter.processTitle} · ${matter.number}`} />
      {old ? <Old again={old} /> : null}
      <TimeLeft row={matter} />
      <Present matter={matter} />
      <section className="card" aria-labelledby="said">
        <h2 id="said">{t('matter.said')}</h2>
        <p className="running">{matter.body}</p>
        <Pictures pictures={matter.attachments} />
        <p className="muted">
          {matter.region.path}
          {matter.address ? ` · ${matter.address}` : ''}
        </p>
        <p className="muted">
          {dayWords(matter.lodgedAt, language)} · {matter.channelTitle}
          {matter.category ? ` · ${matter.category.title}` : ''}
        </p>
        <Contact matter={matter} />
      </section>
      <section className="card" aria-labelledby="story">
        <h2 id="story">{t('matter.story')}</h2>
        <Timeline items={matter.timeline} />
      </section>
      <Related related={matter.related} />
      <p className="basis">
        {matter.parameters.title} · {matter.parameters.basis}
      </p>
      <Acts offers={matter.offers} path={path} />
      {act ? <ActSheet key={act} matter={matter} act={act} close={close} /> : null}
    </div>
  )
}

/** The form stays as it was opened: what others do meanwhile is told when it is sent, never by making it vanish. */
const ActSheet = ({ matter, act, close }: { matter: MatterBody; act: string; close: () => void }) => {
  const [seen] = useState(matter)
  const offer = seen.offers[act]
  if (!offer) return null
  return (
    <Sheet title={offer.title} close={close} full>
      <ActForm matter={seen} action={act} offer={offer} done={close} />
    </Sheet>
  )
}

const Acts = ({ offers, path }: { offers: MatterBody['offers']; path: string }) => {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  const { open, more } = arrange(offers)
  const button = (key: string) => (
    <Go
      key={key}
      to={path}
      search={{ act: key }}
      onClick={() => setOpened(false)}
      className={offers[key]?.primary ? 'button primary' : 'button'}
    >
      {offers[key]?.title}
    </Go>
  )
  if (open.length === 0) return null
  return (
    <div className="acts">
      {open.map(button)}
      {more.length > 0 ? (
        <button type="button" className="button" onClick={() => setOpened(true)}>
          {t('act.more', { n: more.length })}
        </button>
      ) : null}
      {opened ? (
        <Sheet title={t('act.other')} close={() => setOpened(false)}>
          <div className="stack">{more.map(button)}</div>
        </Sheet>
      ) : null}
    </div>
  )
}

const Related = ({ related }: { related: MatterBody['related'] }) => {
  const { t } = useWords()
  if (related.length === 0) return null
  return (
    <section className="card" aria-labelledby="related">
      <h2 id="related">{t('matter.related')}</h2>
      <ul className="lines">
        {related.map(({ id, subject, why, stepTitle }) => (
          <li key={id}>
            <Go to={`/matters/${id}`} className="line">
              {subject}
              <small>
                {why} · {stepTitle}
              </small>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}

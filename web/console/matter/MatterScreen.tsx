import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../app/Failure.tsx'
import { useTold } from '../app/live.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useKeys } from '../shell/keys.ts'
import { ActDrawer } from './ActDrawer.tsx'
import { Contact } from './Contact.tsx'
import { matterQuery, useRefreshMatters } from './data.ts'
import { MatterHead } from './MatterHead.tsx'
import { Photos } from './Photos.tsx'
import { Present } from './Present.tsx'
import { Related } from './Related.tsx'
import { Stages } from './Stages.tsx'
import { Story } from './Story.tsx'

/** One matter: left what happened, right what is now and what may be done. `?act=` opens a form at once. */
export const MatterScreen = () => {
  const { id } = useParams({ from: '/shell/matters/$id' })
  const { act } = useSearch({ from: '/shell/matters/$id' })
  const navigate = useNavigate({ from: '/matters/$id' })
  const router = useRouter()
  const { data: matter, error, isPending } = useQuery(matterQuery(id))
  const refresh = useRefreshMatters()
  const [changed, setChanged] = useState(false)
  useTold((told) => {
    if (told.kind === 'missed' && act === undefined) refresh()
    else if (told.kind === 'missed' || told.id === id) setChanged(true)
  })
  const open = (action: string | undefined) =>
    navigate({ search: (now) => ({ ...now, act: action }), replace: true, resetScroll: false })
  useKeys({
    a: () => {
      const offers = Object.entries(matter?.offers ?? {})
      const [action] = offers.find(([, { primary }]) => primary) ?? offers[0] ?? []
      if (action) open(action)
    },
    u: () => router.history.back(),
  })
  if (isPending) return <Waiting />
  if (!matter) return <Failure error={error} />
  return (
    <article className="page matter">
      <MatterHead
        matter={matter}
        changed={changed && act === undefined}
        refresh={() => {
          setChanged(false)
          refresh()
        }}
      />
      <Stages stages={matter.stages} />
      <div className="matter-split">
        <div className="matter-story">
          <section className="card">
            <p className="said">{matter.body}</p>
            <Photos attachments={matter.attachments} />
            <Contact matter={matter} />
          </section>
          <Story matter={matter} />
        </div>
        <div className="matter-now">
          <Present matter={matter} act={open} />
          <Related matter={matter} merge={() => open('merge')} />
        </div>
      </div>
      <ActDrawer acting={act ? { id, action: act } : null} close={() => open(undefined)} />
    </article>
  )
}

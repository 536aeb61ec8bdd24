import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { App, Drawer, Skeleton } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LedgerBody, RecordRow } from '../../../server/contract/ledger.ts'
import { Failure } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { AddForm } from './AddForm.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { recordQuery } from './data.ts'
import { definitionOf } from './definition.ts'
import { RecordView } from './RecordView.tsx'
import { titleOf } from './title.ts'

interface Props {
  readonly body: LedgerBody
  /** Id, `new`, or nothing: closed. */
  readonly record: string | undefined
  /** Region that a new record is about. */
  readonly about: string | undefined
  readonly open: (record: string | undefined) => void
}

/** The record that the address names, or a new one; what was typed is not thrown away without a question. */
export const RecordDrawer = ({ body, record, about, open }: Props) => {
  const { t } = useWords()
  const { modal } = App.useApp()
  const { period } = useSearch({ from: '/shell/ledgers/$ledger' })
  const unsaved = useRef(false)
  const dirty = useCallback((is: boolean) => {
    unsaved.current = is
  }, [])
  useLeaving(unsaved)
  const close = () => {
    if (!unsaved.current) return open(undefined)
    modal.confirm({
      title: t('ledgers.throwAway'),
      okText: t('ledgers.throw'),
      cancelText: t('ledgers.goOn'),
      onOk: () => {
        unsaved.current = false
        open(undefined)
      },
    })
  }
  const go = (next: string | undefined) => {
    unsaved.current = false
    open(next)
  }
  const adding = record === 'new'
  return (
    <>
      <Drawer
        open={adding}
        onClose={close}
        size={680}
        destroyOnHidden
        title={t('ledgers.addTo', { ledger: body.title })}
        className="record-drawer"
      >
        <AddForm definition={definitionOf(body)} about={about} period={period} open={go} dirty={dirty} />
      </Drawer>
      {record !== undefined && !adding ? (
        <OneRecord key={record} body={body} id={record} close={close} go={go} dirty={dirty} />
      ) : null}
    </>
  )
}

const OneRecord = (props: {
  body: LedgerBody
  id: string
  close: () => void
  go: (next: string | undefined) => void
  dirty: (is: boolean) => void
}) => {
  const words = useWords()
  const { t } = words
  const { body, id, dirty } = props
  const { data, error, refetch } = useQuery(recordQuery(body.key, id))
  /** What one corrects: the version that was open when one began, whatever comes in meanwhile. */
  const [correcting, setCorrecting] = useState<{ from: NonNullable<typeof data>; again: RecordRow | null } | null>(null)
  const [title, place] = data ? titleOf(body, data, words) : ['', '']
  const stop = () => {
    dirty(false)
    setCorrecting(null)
  }
  return (
    <Drawer
      open
      onClose={props.close}
      size={680}
      title={
        <span>
          {correcting ? t('ledgers.correctOf', { title }) : title} <small className="muted">{place}</small>
        </span>
      }
      className="record-drawer"
    >
      {data ? null : error ? <Failure error={error} reset={() => refetch()} /> : <Skeleton active />}
      {data && !correcting ? (
        <RecordView
          body={body}
          record={data}
          correct={(again) => setCorrecting({ from: data, again })}
          close={() => props.go(undefined)}
        />
      ) : null}
      {correcting ? (
        <CorrectForm
          definition={definitionOf(body)}
          record={correcting.from}
          again={correcting.again}
          done={stop}
          cancel={stop}
          dirty={dirty}
        />
      ) : null}
    </Drawer>
  )
}

/** The browser asks before it closes a page with something typed. */
const useLeaving = (unsaved: React.RefObject<boolean>): void => {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => unsaved.current && event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
}

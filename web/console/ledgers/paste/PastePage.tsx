import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { levelOf } from '../../../../kernel/place/index.ts'
import type { LedgerBody } from '../../../../server/contract/ledger.ts'
import { Failure } from '../../app/Failure.tsx'
import { PageHead } from '../../app/PageHead.tsx'
import { useSession } from '../../app/session.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { useWords } from '../../app/words.ts'
import { unitOf } from '../cells.ts'
import { ledgerQuery } from '../data.ts'
import { type Definition, definitionOf, typedFields } from '../definition.ts'
import { faultWords } from '../faults.ts'
import { makeChecker, type Places } from './check.ts'
import { FilePart } from './FilePart.tsx'
import { Grid } from './Grid.tsx'
import { PasteHere } from './PasteHere.tsx'
import { namedPlaces } from './places.ts'
import { SendBar } from './SendBar.tsx'
import type { Told } from './send.ts'
import { type Column, REGION } from './sheet.ts'
import { useGrid } from './useGrid.ts'
import { type Wrong, WrongList } from './WrongList.tsx'

export const PastePage = () => {
  const { t } = useWords()
  const { ledger } = useParams({ from: '/shell/ledgers/$ledger/paste' })
  const { data, isPending, error, refetch } = useQuery(ledgerQuery(ledger))
  if (isPending) return <Waiting />
  if (!data) return <Failure error={error} reset={() => refetch()} />
  return (
    <div className="page ledger">
      <Link to="/ledgers/$ledger" params={{ ledger }} className="ledger-back">
        <ArrowLeftOutlined aria-hidden="true" /> {data.title}
      </Link>
      <PageHead title={t('paste.title', { ledger: data.title })} purpose={t('paste.purpose')} />
      {data.may.keep ? (
        <Ways key={ledger} body={data} />
      ) : (
        <Alert type="info" showIcon title={t('ledgers.keptBy', { keeper: data.keeperTitle })} />
      )}
    </div>
  )
}

/** A block from the clipboard, or a whole file. */
const Ways = ({ body }: { body: LedgerBody }) => {
  const { t } = useWords()
  const [way, setWay] = useState<'block' | 'file'>('block')
  return (
    <>
      <Segmented
        value={way}
        onChange={setWay}
        options={(['block', 'file'] as const).map((value) => ({ value, label: t(`paste.way.${value}`) }))}
        aria-label={t('paste.ways')}
        className="paste-ways"
      />
      {way === 'file' ? <FilePart body={body} /> : null}
      <div hidden={way !== 'block'}>
        <Sheet body={body} />
      </div>
    </>
  )
}

const columnsOf = (definition: Definition, words: ReturnType<typeof useWords>): readonly Column[] => [
  {
    key: REGION,
    title: words.t('ledgers.region'),
    unit: words.t('paste.nameOrCode'),
    field: null,
    also: words.t('paste.regionNames').split('|'),
  },
  ...typedFields(definition).map((field) => ({
    key: field.key,
    title: field.title,
    unit: unitOf(field, words),
    field,
  })),
]

const usePlaces = ({ levels }: LedgerBody): Places | undefined => {
  const own = useSession().position.region
  const { data } = useQuery(namedPlaces(own))
  const level = levelOf(own) ?? 0
  // whoever sits at the only level that the ledger knows needs not say where
  const usual = levels.includes(level) && levels.every((one) => one <= level) ? own : ''
  return useMemo(() => data && { own, named: data, usual }, [own, data, usual])
}

const Sheet = ({ body }: { body: LedgerBody }) => {
  const words = useWords()
  const { t } = words
  const definition = definitionOf(body)
  const columns = useMemo(() => columnsOf(definition, words), [definition, words])
  const grid = useGrid(columns)
  const places = usePlaces(body)
  const [cut, setCut] = useState(false)
  const [told, setTold] = useState<readonly Told[]>([])
  const check = useMemo(() => (places ? makeChecker(definition, places) : undefined), [definition, places])
  const checked = useMemo(() => check?.(grid.rows) ?? [], [check, grid.rows])
  const found = useMemo(() => new Map(told.map(({ at, path, message }) => [`${at} ${path}`, message])), [told])
  const wrong = (row: number, key: string): string | undefined => {
    const fault = checked[row]?.faults.get(key)
    return fault ? faultWords(fault, t) : found.get(`${row} ${key}`)
  }
  const list: readonly Wrong[] = checked.flatMap((one, row) =>
    columns.flatMap(({ key, title }, column) => {
      const said = one ? wrong(row, key) : undefined
      const missing = one?.faults.get(key)?.code === 'required'
      return said === undefined ? [] : [{ row, column, title, said, missing }]
    }),
  )
  const filled = checked.some((one) => one !== null)
  useLeaving(filled)
  const here = wrong(grid.active.row, columns[grid.active.column]?.key ?? '')
  return (
    <>
      <p className="muted paste-how">{t('paste.how')}</p>
      {grid.unknown.length > 0 ? (
        <Alert
          className="notice"
          type="warning"
          showIcon
          title={t('paste.unknown', { headings: grid.unknown.join(t('list.join')) })}
        />
      ) : null}
      {cut ? <Alert className="notice" type="warning" showIcon title={t('paste.tooMany')} /> : null}
      <div className="grid-tools">
        <PasteHere paste={(text) => setCut(grid.paste(text))} />
        <Button size="small" disabled={!grid.canUndo} onClick={grid.undo}>
          {t('paste.undo')}
        </Button>
        <Button size="small" onClick={grid.fillDown}>
          {t('paste.fillDown')}
        </Button>
        <Button size="small" onClick={grid.addRow}>
          {t('paste.addRow')}
        </Button>
        <Button size="small" onClick={() => grid.removeRows()}>
          {t('paste.removeRows')}
        </Button>
        <p role="status" className={here ? 'field-error' : 'muted'}>
          {here ?? ''}
        </p>
      </div>
      <Grid columns={columns} grid={grid} wrong={wrong} pasted={setCut} />
      <WrongList wrong={list} go={grid.go} />
      <SendBar
        body={body}
        checked={checked}
        rows={grid.rows}
        wrong={list}
        tell={setTold}
        removeRows={grid.removeRows}
      />
    </>
  )
}

/** The browser asks before it closes a page with a sheet that was not sent. */
const useLeaving = (filled: boolean): void => {
  useEffect(() => {
    if (!filled) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [filled])
}

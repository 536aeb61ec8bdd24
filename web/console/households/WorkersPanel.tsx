import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/words.ts'
import { type Worker, type Workers, workersQuery } from './data.ts'
import { keepers, loadOf } from './workers.ts'

/** Who keeps contact with how many households of a village, grid or group; a press shows his. */
export const WorkersPanel = (props: {
  region: string
  worker: string | undefined
  pick: (position: string | undefined) => void
}) => {
  const { t } = useWords()
  const { data } = useQuery(workersQuery(props.region))
  const [open] = useState(() => matchMedia('(min-width: 1181px)').matches)
  const shown = keepers(data?.items ?? [])
  return (
    <details className="card workers" open={open}>
      <summary>
        <h2>{t('workers.title', { n: shown.length })}</h2>
      </summary>
      {data ? (
        <p className="muted">{t('balance.target', { target: data.target, low: data.low, high: data.high })}</p>
      ) : (
        <Skeleton active />
      )}
      <ul>
        {data
          ? shown.map((one) => (
              <li key={one.position}>
                <Line
                  worker={one}
                  numbers={data}
                  chosen={one.position === props.worker}
                  pick={() => props.pick(one.position === props.worker ? undefined : one.position)}
                />
              </li>
            ))
          : null}
      </ul>
      {data && shown.length === 0 ? <p className="muted">{t('workers.none')}</p> : null}
    </details>
  )
}

const Line = (props: { worker: Worker; numbers: Workers; chosen: boolean; pick: () => void }) => {
  const { t } = useWords()
  const { name, regionName, households } = props.worker
  const load = loadOf(households, props.numbers)
  return (
    <button type="button" className="worker" aria-pressed={props.chosen} onClick={props.pick}>
      <span>
        {name}
        <small>{regionName}</small>
      </span>
      <LoadBar households={households} numbers={props.numbers} />
      <span className={load === 'right' ? 'num' : 'num left-today'}>
        {t('workers.households', { n: households })}
        {load === 'right' ? null : <small>{t(`workers.${load}`)}</small>}
      </span>
    </button>
  )
}

/** A bar from zero, over the band that counts as even. */
export const LoadBar = ({ households, numbers }: { households: number; numbers: Workers }) => {
  const share = (n: number) => `${Math.min(100, (n / (numbers.high * 1.5)) * 100)}%`
  return (
    <span className="load" aria-hidden="true">
      <i style={{ left: share(numbers.low), width: share(numbers.high - numbers.low) }} />
      <b data-load={loadOf(households, numbers)} style={{ width: share(households) }} />
    </span>
  )
}

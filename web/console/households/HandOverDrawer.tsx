import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Empty, Form, Input, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { VILLAGE, type Workers, workersQuery } from './data.ts'
import { useHandOver } from './useHandOver.ts'
import { LoadBar } from './WorkersPanel.tsx'
import { loadOf, type Taker, takersOf } from './workers.ts'

/** From here on a search is quicker than looking. */
const MANY = 8

/** Who takes the chosen households: each with how many he has and would have. */
export const HandOverDrawer = (props: {
  rows: readonly HouseholdRow[]
  close: () => void
  done: () => void
  again: (ids: readonly string[]) => void
}) => {
  const { t } = useWords()
  const { rows } = props
  const title =
    rows.length === 1 ? t('handOver.one', { door: rows[0]?.door ?? '' }) : t('handOver.many', { n: rows.length })
  return (
    <Drawer open={rows.length > 0} onClose={props.close} title={title} size={480} destroyOnHidden className="act">
      {rows.length > 0 ? <HandOverForm {...props} /> : null}
    </Drawer>
  )
}

const HandOverForm = (props: Parameters<typeof HandOverDrawer>[0]) => {
  const { t } = useWords()
  const own = useSession().position.region
  const { rows } = props
  const handOver = useHandOver()
  const region = rows[0]?.region.slice(0, Math.max(VILLAGE, own.length)) ?? own
  const { data } = useQuery(workersQuery(region))
  const [q, setQ] = useState('')
  const [position, setPosition] = useState<string | null>(null)
  const takers = takersOf(data?.items ?? [], rows)
  const shown = takers.filter(({ name, regionName }) => `${name}${regionName}`.includes(q.trim()))
  const taker = takers.find((one) => one.position === position)
  if (!data) return <Skeleton active />
  if (takers.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t(severalVillages(rows) ? 'handOver.villages' : 'handOver.none')}
      />
    )
  const give = () => {
    if (!taker) return
    handOver(rows, taker, () => props.again(rows.map(({ id }) => id)))
    props.done()
  }
  return (
    <Form layout="vertical" onFinish={give}>
      {takers.length > MANY ? (
        <Input
          allowClear
          value={q}
          onChange={({ target }) => setQ(target.value)}
          placeholder={t('handOver.q')}
          aria-label={t('handOver.q')}
        />
      ) : null}
      <Radio.Group
        className="takers"
        value={position}
        onChange={({ target }) => setPosition(target.value)}
        aria-label={t('handOver.whom')}
      >
        {shown.map((one) => (
          <TakerLine key={one.position} taker={one} numbers={data} />
        ))}
      </Radio.Group>
      {shown.length === 0 ? <p className="muted">{t('handOver.noneFound')}</p> : null}
      <div className="takers-foot">
        {taker ? (
          <p className="consequence">
            {taker.moving > 0 ? t('handOver.moves', { n: taker.moving, group: taker.regionName }) : null}
            {t('handOver.consequence', { name: taker.name, n: taker.later })}
          </p>
        ) : null}
        <div className="act-buttons">
          <Button type="primary" htmlType="submit" disabled={!taker}>
            {taker ? t('handOver.do', { name: taker.name, n: rows.length }) : t('handOver.choose')}
          </Button>
          <Button onClick={props.close}>{t('form.cancel')}</Button>
        </div>
      </div>
    </Form>
  )
}

const severalVillages = (rows: readonly HouseholdRow[]): boolean =>
  new Set(rows.map(({ region }) => region.slice(0, VILLAGE))).size > 1

const TakerLine = ({ taker, numbers }: { taker: Taker; numbers: Workers }) => {
  const { t } = useWords()
  const load = loadOf(taker.later, numbers)
  return (
    <Radio value={taker.position} className="taker">
      <span>
        {taker.name}
        <small>{`${taker.regionName} ${taker.roleTitle}`}</small>
      </span>
      <LoadBar households={taker.later} numbers={numbers} />
      <span className={load === 'many' ? 'num left-today' : 'num'}>
        {t('handOver.load', { now: taker.households, later: taker.later })}
        {load === 'many' ? <small>{t('workers.many')}</small> : null}
      </span>
    </Radio>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { BoardBody, BoardLine } from '../../../server/contract/board.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { ChartCard } from './ChartCard.tsx'
import { classBounds, classOf, isCount, MEASURES, type Measure, measureOf } from './classes.ts'
import { mapQuery } from './data.ts'
import { percent } from './rates.ts'
import { Shapes } from './Shapes.tsx'
import { Tiles } from './Tiles.tsx'

/** Regions coloured by a number; tiles of one size where no boundary is known; the table is a press away. */
export const MapCard = ({ board, judged }: { board: BoardBody; judged: boolean }) => {
  const { t } = useWords()
  const [measure, setMeasure] = useState<Measure>(judged ? 'satisfaction' : 'lodged')
  const shapes = useQuery(mapQuery(board.region.code))
  const whole = isCount(measure)
  const measures = judged ? MEASURES : MEASURES.filter(isCount)
  const say = (value: number | null) => (whole ? String(value ?? '—') : percent(value))
  const lines = board.byRegion
  const bounds = classBounds(
    lines.map((line) => measureOf(line, measure)),
    whole,
  )
  const painted = lines.map((line) => ({
    line,
    text: say(measureOf(line, measure)),
    shade: classOf(measureOf(line, measure), bounds),
  }))
  return (
    <ChartCard
      title={t('board.map')}
      name={`${board.region.code}-map-${measure}`}
      columns={[
        { title: t('board.column.name'), value: ({ name }: BoardLine) => name },
        { title: t(`board.${measure}`), value: (line: BoardLine) => say(measureOf(line, measure)), number: true },
        { title: t('board.verdicts'), value: (line: BoardLine) => line.satisfaction.denominator, number: true },
      ]}
      rows={lines}
      link={({ code, name }) => (
        <Link to="/board" search={(now: object) => ({ ...now, region: code })}>
          {name}
        </Link>
      )}
      tools={
        <Select
          size="small"
          value={measure}
          onChange={setMeasure}
          options={measures.map((value) => ({ value, label: t(`board.${value}`) }))}
          aria-label={t('board.measure')}
          popupMatchSelectWidth={false}
        />
      }
    >
      {shapes.data && shapes.data.features.length > 0 ? (
        <Shapes title={t('board.map')} shapes={shapes.data} painted={painted} />
      ) : (
        <Tiles painted={painted} />
      )}
      <Legend bounds={bounds} say={say} />
    </ChartCard>
  )
}

export const Legend = ({ bounds, say }: { bounds: readonly number[]; say: (value: number) => string }) => {
  const { t } = useWords()
  return (
    <ul className="legend">
      {bounds.map((bound, index) => (
        <li key={bound}>
          <i className={`shade-${index}`} />
          {t('board.from', { value: say(bound) })}
        </li>
      ))}
      <li>
        <i className="shade--1" />
        {t('board.noValue')}
      </li>
    </ul>
  )
}

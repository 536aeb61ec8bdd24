import { useQuery } from '@tanstack/react-query'
import type { IndicatorPage } from '../../../server/contract/indicator.ts'
import { useWords } from '../app/words.ts'
import { classBounds, classOf } from '../board/classes.ts'
import { mapQuery } from '../board/data.ts'
import { Legend } from '../board/MapCard.tsx'
import { drawable } from '../board/projection.ts'
import { Shapes } from '../board/Shapes.tsx'
import { Tiles } from '../board/Tiles.tsx'
import { inUnit, shown } from './format.ts'

/** The regions below by their number: on their shapes where there are any, else as tiles of one size. Shades say more or less, not good or bad. */
export const PartsMap = ({ page }: { page: IndicatorPage }) => {
  const { t } = useWords()
  const { indicator, here, below } = page
  const shapes = useQuery(mapQuery(here.region, page.on ?? undefined))
  const values = below.map(({ value }) => value.value)
  const bounds = classBounds(values, indicator.scale === 1 && indicator.places === 0)
  const painted = below.map((row) => ({
    line: { code: row.region, name: row.regionName },
    text: shown(row.value.value, indicator),
    shade: classOf(row.value.value, bounds),
  }))
  const drawn = drawable(
    shapes.data,
    below.map(({ region }) => region),
    page.on !== null,
  )
  const title = inUnit(indicator.title, indicator.unit, t)
  return (
    <section className="card indicator-map" aria-label={title}>
      <h2>{title}</h2>
      {drawn ? <Shapes title={title} shapes={drawn} painted={painted} /> : <Tiles painted={painted} />}
      {page.on === null ? null : (
        <p className="muted">{t(drawn ? 'indicators.mapThen' : 'indicators.tilesThen', { day: page.on })}</p>
      )}
      <Legend bounds={bounds} say={(value) => shown(value, indicator)} />
    </section>
  )
}

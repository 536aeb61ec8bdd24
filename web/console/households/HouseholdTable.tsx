import { Button, Checkbox } from 'antd'
import { memo } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'

const COLUMNS = ['head', 'phone', 'persons', 'worker', 'note'] as const

interface Handlers {
  readonly choose: (id: string, range: boolean) => void
  readonly give: (id: string) => void
  readonly reveal: (row: HouseholdRow) => void
}

/** Households with who keeps contact with each; a box chooses, Shift chooses a range. */
export const HouseholdTable = (
  props: Handlers & {
    readonly items: readonly HouseholdRow[]
    readonly chosen: ReadonlySet<string>
    readonly chooseAll: (all: boolean) => void
    /** Whether the names of villages tell anything: not where one looks at one. */
    readonly villages: boolean
  },
) => {
  const { t } = useWords()
  const { items, chosen } = props
  const all = items.length > 0 && items.every(({ id }) => chosen.has(id))
  return (
    <table className="table households">
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={({ target }) => props.chooseAll(target.checked)}
              aria-label={t('households.selectAll')}
            />
            {t('households.door')}
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={column === 'persons' ? 'num' : undefined}>
              {t(`households.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{t('households.reveal')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={item.id}
            row={item}
            chosen={chosen.has(item.id)}
            village={props.villages}
            choose={props.choose}
            give={props.give}
            reveal={props.reveal}
          />
        ))}
      </tbody>
    </table>
  )
}

const Row = memo((props: Handlers & { row: HouseholdRow; chosen: boolean; village: boolean }) => {
  const { t } = useWords()
  const { row } = props
  const held = useHeldOn(row.id)
  return (
    <tr data-chosen={props.chosen || undefined}>
      <th scope="row">
        <Checkbox
          checked={props.chosen}
          disabled={held !== undefined}
          aria-label={t('households.select', { door: row.door })}
          onChange={({ nativeEvent }) => props.choose(row.id, nativeEvent.shiftKey)}
        />
        <span>
          {row.door}
          <small>{props.village ? `${row.villageName}·${row.regionName}` : row.regionName}</small>
        </span>
      </th>
      <td>{row.head}</td>
      <td className="nowrap">{row.phone ?? '—'}</td>
      <td className="num">{t('households.personsOf', { n: row.persons })}</td>
      <td>
        {held ? (
          <span className="tag">{t('held.row')}</span>
        ) : (
          <button
            type="button"
            className={row.worker ? 'link' : 'link left-late'}
            title={t('handOver.one', { door: row.door })}
            onClick={() => props.give(row.id)}
          >
            {row.workerName ?? t('households.nobody')}
          </button>
        )}
      </td>
      <td>{row.note}</td>
      <td className="num">
        <Button size="small" onClick={() => props.reveal(row)}>
          {t('contact.reveal')}
        </Button>
      </td>
    </tr>
  )
})

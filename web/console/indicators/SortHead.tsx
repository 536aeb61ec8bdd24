import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'

export interface Sorting {
  readonly by: string
  readonly down: boolean
}

/** A press sorts, another turns it round; numbers begin with the largest. */
export const nextSorting = (now: Sorting, by: string): Sorting =>
  now.by === by ? { by, down: !now.down } : { by, down: by !== 'name' }

/** `0-down`, as it stands in an address, and back; by code where it says nothing. */
export const sortingText = ({ by, down }: Sorting): string => `${by}-${down ? 'down' : 'up'}`
export const sortingOf = (text: string | undefined): Sorting => {
  const [, by, way] = /^(\w+)-(up|down)$/.exec(text ?? '') ?? []
  return { by: by ?? 'code', down: way === 'down' }
}

/** Heading of a column that can be sorted by. */
export const SortHead = (props: {
  by: string
  sorting: Sorting
  sort: (by: string) => void
  number?: boolean
  children: ReactNode
}) => {
  const { by, sorting, number } = props
  const active = sorting.by === by
  return (
    <th
      scope="col"
      className={number ? 'num' : undefined}
      aria-sort={active ? (sorting.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="sort-head" onClick={() => props.sort(by)}>
        {props.children}
        {active ? (
          sorting.down ? (
            <CaretDownOutlined aria-hidden="true" />
          ) : (
            <CaretUpOutlined aria-hidden="true" />
          )
        ) : null}
      </button>
    </th>
  )
}

import { RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Empty, Skeleton } from 'antd'
import { useCallback, useDeferredValue, useState } from 'react'
import type { RegionBody } from '../../../server/contract/place.ts'
import { useWords } from '../app/words.ts'
import { regionQuery, regionsQuery } from './regions.ts'

/** Search by name or code, or walk down the tree; `root` is as far up as one may go. */
export const RegionBrowser = (props: { root: string; at: string; pick: (code: string, name: string) => void }) => {
  const { t } = useWords()
  const [at, setAt] = useState(props.at || props.root)
  const [typed, setTyped] = useState('')
  // the picker has just been opened to type into it
  const box = useCallback((input: HTMLInputElement | null) => input?.focus({ preventScroll: true }), [])
  const q = useDeferredValue(typed.trim())
  const here = useQuery(regionQuery(at))
  const list = useQuery(regionsQuery(q === '' ? { parent: at } : { q }))
  const path = (here.data?.path ?? []).filter(({ code }) => code.length >= props.root.length)
  return (
    <div className="regions">
      <input
        type="search"
        className="box"
        ref={box}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={t('region.search')}
        aria-label={t('region.search')}
      />
      {q === '' ? (
        <div className="regions-path">
          {path.map(({ code, name }) => (
            <button type="button" key={code} onClick={() => setAt(code)}>
              {name}
            </button>
          ))}
        </div>
      ) : null}
      {q === '' && here.data ? (
        <button type="button" className="regions-here" onClick={() => props.pick(at, here.data.name)}>
          {t('region.pickThis', { name: here.data.name })}
        </button>
      ) : null}
      {list.isPending ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      <ul>
        {list.data?.items.map((item) => (
          <RegionLine key={item.code} item={item} open={() => setAt(item.code)} pick={props.pick} clear={setTyped} />
        ))}
      </ul>
      {list.data?.items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(q === '' ? 'region.leaf' : 'region.none')} />
      ) : null}
    </div>
  )
}

const RegionLine = (props: {
  item: RegionBody
  open: () => void
  pick: (code: string, name: string) => void
  clear: (text: string) => void
}) => {
  const { t } = useWords()
  const { code, name, children, kindTitle } = props.item
  return (
    <li>
      <button type="button" onClick={() => props.pick(code, name)}>
        <span>{name}</span>
        <small>
          {kindTitle} {code}
        </small>
      </button>
      {children > 0 ? (
        <button
          type="button"
          aria-label={t('region.below', { name, n: children })}
          onClick={() => {
            props.clear('')
            props.open()
          }}
        >
          {children}
          <RightOutlined aria-hidden="true" />
        </button>
      ) : null}
    </li>
  )
}

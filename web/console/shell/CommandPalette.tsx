import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useCallback, useState } from 'react'
import { useSession } from '../app/session.ts'
import { useTyped } from '../app/useTyped.ts'
import { useWords } from '../app/words.ts'
import { pagesOf } from './pages.ts'
import { type Found, foundQuery } from './search.ts'

/** Search everywhere: commands, matters and regions in scope; arrows choose, Enter opens. */
export const CommandPalette = ({ open, close }: { open: boolean; close: () => void }) => (
  <Modal
    open={open}
    onCancel={close}
    footer={null}
    closable={false}
    destroyOnHidden
    width={620}
    className="palette"
    styles={{ body: { padding: 0 } }}
    transitionName=""
    maskTransitionName=""
  >
    <Palette close={close} />
  </Modal>
)

const Palette = ({ close }: { close: () => void }) => {
  const { t } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [at, setAt] = useState(0)
  const box = useCallback((input: HTMLInputElement | null) => input?.focus(), [])
  const { typed, q, setTyped, behind } = useTyped()
  const found = useQuery(foundQuery(q, session))
  const commands: Found[] = pagesOf(session.abilities)
    .map(({ key, to }) => ({ kind: 'command' as const, key, title: t(`nav.${key}`), note: t(`purpose.${key}`), to }))
    .filter(({ title, note, key }) => `${title}${note}${key}`.toLowerCase().includes(q.toLowerCase()))
  const items = [...commands, ...(q === '' ? [] : (found.data ?? []))]
  const go = async (item: Found | undefined) => {
    if (!item) return
    close()
    await navigate({ to: item.to, search: item.search ?? {} })
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setAt((now) => (now + step + items.length) % Math.max(items.length, 1))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const item = items[at]
      // what an earlier word found is shown until the answer comes, but not opened unseen
      if (item?.kind === 'command' || !(behind || found.isPlaceholderData)) go(item)
    }
  }
  return (
    <>
      <input
        ref={box}
        className="palette-box"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
        placeholder={t('search.placeholder')}
        role="combobox"
        aria-label={t('shell.search')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={items[at] ? `palette-${at}` : undefined}
      />
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('shell.search')}>
        {items.map((item, index) => (
          <Line
            key={`${item.kind}-${item.key}`}
            item={item}
            id={`palette-${index}`}
            chosen={index === at}
            heading={item.kind !== items[index - 1]?.kind}
            go={() => go(item)}
          />
        ))}
      </div>
      {q !== '' && items.length === 0 && !found.isFetching ? <p className="palette-none">{t('search.none')}</p> : null}
    </>
  )
}

const Line = (props: { item: Found; id: string; chosen: boolean; heading: boolean; go: () => void }) => {
  const { t } = useWords()
  const { item } = props
  return (
    <>
      {props.heading ? (
        <div className="palette-heading" role="presentation">
          {t(`search.${item.kind}`)}
        </div>
      ) : null}
      <button id={props.id} type="button" role="option" aria-selected={props.chosen} tabIndex={-1} onClick={props.go}>
        <span>{item.title}</span>
        <small>{item.note}</small>
      </button>
    </>
  )
}

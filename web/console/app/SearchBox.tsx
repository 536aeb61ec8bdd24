import { type KeyboardEvent, useState } from 'react'
import { useWords } from './words.ts'

/**
 * A box that searches on Enter and when it is left or emptied. Plain HTML: antd's field brings three others with it, and this one is on
 * the first page that anybody loads.
 */
export const SearchBox = (props: {
  id?: string
  value: string
  label: string
  most: number
  search: (text: string) => void
}) => {
  const { t } = useWords()
  const [typed, setTyped] = useState(props.value)
  const [given, setGiven] = useState(props.value)
  // the address was changed from elsewhere (clear, back): the box follows
  if (given !== props.value) {
    setGiven(props.value)
    setTyped(props.value)
  }
  const send = (text: string) => {
    if (text.trim() !== props.value) props.search(text.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) send(typed)
  }
  return (
    <input
      id={props.id}
      type="search"
      className="box filters-q"
      value={typed}
      placeholder={props.label}
      aria-label={props.label}
      title={t('filter.enter')}
      maxLength={props.most}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value === '') send('')
      }}
      onKeyDown={press}
      onBlur={() => send(typed)}
    />
  )
}

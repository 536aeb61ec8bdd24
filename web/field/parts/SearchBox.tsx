import { useEffect, useState } from 'react'
import { Sign } from './Sign.tsx'

const PAUSE_MS = 400

/** Searches when one stops typing. */
export const SearchBox = (props: { label: string; value: string; search: (text: string) => void }) => {
  const [typed, setTyped] = useState(props.value)
  const { search, value } = props
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => search(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value, search])
  return (
    <label className="find">
      <span className="unseen">{props.label}</span>
      <Sign name="find" />
      <input
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={props.label}
        maxLength={40}
        autoComplete="off"
        enterKeyHint="search"
      />
    </label>
  )
}

import { useEffect } from 'react'

/** After the drawer's own focus (its opening takes about a fifth of a second), so that typing can begin at once. */
const AFTER = 250
const FIRST = '.act .ant-form input, .act .ant-form textarea, .act .ant-form button'

/** Puts the cursor into the first field of the drawer's form. */
export const useFirstFocus = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => document.querySelector<HTMLElement>(FIRST)?.focus(), AFTER)
    return () => clearTimeout(timer)
  }, [])
}

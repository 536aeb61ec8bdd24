import { useDeferredValue, useState } from 'react'

/**
 * What is typed into a field that searches at the server. While the list still answers an earlier word it is not offered:
 * whoever types fast and presses Enter would otherwise choose what the earlier word found.
 */
export const useTyped = () => {
  const [typed, setTyped] = useState('')
  const word = typed.trim()
  const q = useDeferredValue(word)
  return { typed, q, setTyped, behind: q !== word }
}

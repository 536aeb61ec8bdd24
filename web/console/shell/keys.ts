import { useEffect, useRef } from 'react'

/** `shift+x`, `ctrl+k`, `?` … → what to do. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))

/** On buttons and links Enter and Space belong to the browser. */
const isPressing = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, [role=button], [role=option], [role=menuitem], [role=combobox]') !== null

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) return `ctrl+${key}`
  // a capital letter says shift; `?` already is what shift made of it
  return event.shiftKey && /^[a-z]$|^enter$/.test(key) ? `shift+${key}` : key
}

/** Keys of the open screen; never while somebody types or a dialogue is open (except with Ctrl). */
export const useKeys = (map: KeyMap): void => {
  const latest = useRef(map)
  latest.current = map
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event)
      const act = latest.current[name]
      if (!act || event.defaultPrevented || event.isComposing || event.altKey) return
      const free = !isTyping(event.target) && !isPressing(event) && !document.querySelector('[role=dialog]')
      if (!free && !name.startsWith('ctrl+')) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** Copies as programs did before there was a clipboard to ask: out of a field that is selected for a moment, outside the screen. */
const copySelected = (text: string): boolean => {
  const before = document.activeElement
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true })
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position:fixed;top:0;left:-100vw;font-size:16px'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}

/**
 * Puts `text` on the clipboard; false where the browser doesn't let it, and one must say how to do it by hand. On plain HTTP, as within
 * an office's own net, no browser has `navigator.clipboard`.
 */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // not allowed here: the older way may be
  }
  return copySelected(text)
}

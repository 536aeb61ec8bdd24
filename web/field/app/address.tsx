import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react'
import { parseSearch, type Search, stringifySearch } from '../../ui/search.ts'

/**
 * Where one is, kept in the phone's own history. Seven addresses need no router library: the console's types its links for the
 * whole repository (one registration), and its 30 KB would be a sixth of what the phone may load.
 */
const BASE = '/field'
const CHANGED = 'lingyan:address'

export interface Address {
  /** First word of the path; empty on the first page. */
  readonly page: string
  /** Second word: an id. */
  readonly id: string
  readonly search: Search
}

export const readAddress = (href: string): Address => {
  const url = new URL(href, 'http://phone.invalid')
  const [page = '', id = ''] = url.pathname.slice(BASE.length).split('/').filter(Boolean).map(decode)
  return { page, id, search: parseSearch(url.search) }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** `/households` and `{q: '12'}` → `/field/households?q=12`. */
export const hrefTo = (to: string, search: Search = {}): string => `${BASE}${to}${stringifySearch(search)}`

/** Only our own pages may be led back to. */
export const safeBack = (back: string | undefined): string => (back && /^\/(?![/\\])[^\\]*$/.test(back) ? back : '/')

/** How many steps were gone inside the app: whether *back* leads to a page of ours. */
const depth = (): number => Number((history.state as { depth?: number } | null)?.depth ?? 0)

export const go = (to: string, options: { replace?: boolean; search?: Search } = {}): void => {
  const href = hrefTo(to, options.search)
  if (options.replace) history.replaceState({ depth: depth() }, '', href)
  else {
    history.pushState({ depth: depth() + 1 }, '', href)
    scrollTo(0, 0)
  }
  dispatchEvent(new Event(CHANGED))
}

/** One page back, or to `otherwise` where one came here from outside. */
export const goBack = (otherwise: string): void => {
  if (depth() > 0) history.back()
  else go(otherwise, { replace: true })
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed)
  addEventListener(CHANGED, changed)
  return () => {
    removeEventListener('popstate', changed)
    removeEventListener(CHANGED, changed)
  }
}

export const useAddress = (): Address =>
  readAddress(useSyncExternalStore(subscribe, () => location.pathname + location.search))

type GoProps = { to: string; search?: Search } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>

/** A link inside the app: a real one, that opens elsewhere where the person asks for it. */
export const Go = ({ to, search, onClick, ...rest }: GoProps) => {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    go(to, { search })
  }
  return <a {...rest} href={hrefTo(to, search)} onClick={follow} />
}

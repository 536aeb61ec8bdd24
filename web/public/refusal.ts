import { html } from 'hono/html'
import { type Html, layout, type View } from './layout.ts'
import type { Key } from './words.ts'

export type RefusalStatus = 400 | 403 | 404 | 409 | 413 | 429 | 500 | 503

/**
 * A page instead of what was asked for: what happened and what to do. `message` replaces the general words; `again`: address to try
 * once more, where asking again may help.
 */
export const refusalPage = (
  view: View,
  status: RefusalStatus,
  params: Readonly<Record<string, string | number>>,
  { message, again }: { readonly message?: string | undefined; readonly again?: string | undefined } = {},
): Html => {
  const { t } = view.words
  const title = t(`refusal.title.${status}` as Key)
  const text = message ?? (status === 409 ? '' : t(`refusal.body.${status}` as Key, params))
  const body = html`
<h1>${title}</h1>
<p>${text}</p>
<div class="actions">${
    again === undefined
      ? html`<a class="button" href="/">${t('refusal.start')}</a><a class="button" href="/t">${t('refusal.track')}</a>`
      : // while nothing can be opened, other pages are no way on
        html`<a class="button primary" href="${again}">${t('refusal.again')}</a>`
  }</div>`
  return layout(view, { title, body })
}

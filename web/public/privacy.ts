import { html } from 'hono/html'
import { type Html, layout, type View } from './layout.ts'
import { phoneLink } from './place/people.ts'
import type { Key } from './words.ts'

const PARTS = ['what', 'why', 'who', 'published', 'photos', 'kept', 'rights', 'contact'] as const

/** What is asked, why, who sees it, how long it stays, and what one may demand (个人信息保护法 §17, §35, §44–47). */
export const privacyPage = (view: View, data: { readonly county: string; readonly phone: string }): Html => {
  const { t } = view.words
  const body = html`
<h1>${t('layout.privacy')}</h1>
<p>${t('privacy.lead', { county: data.county })}</p>
${PARTS.map(
  (part) =>
    html`<section aria-labelledby="${part}"><h2 id="${part}">${t(`privacy.${part}.title` as Key)}</h2><p>${t(`privacy.${part}.text` as Key, { county: data.county })}</p></section>`,
)}
${data.phone === '' ? '' : html`<p>${phoneLink(data.phone)}</p>`}`
  return layout(view, { title: t('layout.privacy'), body })
}

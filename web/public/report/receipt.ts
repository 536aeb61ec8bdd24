import { html, raw } from 'hono/html'
import { type Html, layout, type View } from '../layout.ts'
import { phoneLink } from '../place/people.ts'

/** What a resident takes home: number, code, and what comes next. */
export interface Receipt {
  readonly number: string
  readonly code: string
  /** Whole address of its page, as the QR code holds it. */
  readonly url: string
  /** QR code of `url`, as SVG made by the program. */
  readonly qr: string
  readonly region: { readonly code: string; readonly name: string }
  readonly lodgedAt: string
  readonly subject: string
  readonly holder: string
  readonly phone: string
  /** When an answer is due at the latest; null where no clock runs. */
  readonly dueAt: string | null
  readonly joined: boolean
}

/** Shown after lodging; may be printed. The code is nowhere else: who loses it asks by phone, with the number. */
export const receiptPage = (view: View, receipt: Receipt): Html => {
  const { t, date, time } = view.words
  const body = html`
<h1>${t('receipt.title')}</h1>
<p>${t('receipt.lead', { name: receipt.region.name })}</p>
<div class="box ok receipt">
  <dl class="pairs">
    <div><dt>${t('receipt.number')}</dt><dd><strong class="number">${receipt.number}</strong></dd></div>
    <div><dt>${t('receipt.code')}</dt><dd><strong class="code">${receipt.code}</strong></dd></div>
    <div><dt>${t('receipt.subject')}</dt><dd>${receipt.subject}</dd></div>
    <div><dt>${t('receipt.lodged')}</dt><dd>${time(receipt.lodgedAt)}</dd></div>
  </dl>
  <div class="qr">${raw(receipt.qr)}</div>
  <p>${t('receipt.qr')}</p>
</div>
<p><strong>${t('receipt.once')}</strong></p>
<section aria-labelledby="next">
  <h2 id="next">${t('receipt.next')}</h2>
  <ol>
    <li>${receipt.joined ? t('receipt.joined') : t('receipt.first', { holder: receipt.holder })}${receipt.phone === '' ? '' : html` ${phoneLink(receipt.phone)}`}</li>
    ${receipt.dueAt === null ? '' : html`<li>${t('receipt.due', { date: date(receipt.dueAt, receipt.lodgedAt) })}</li>`}
    <li>${t('receipt.judge')}</li>
  </ol>
</section>
<div class="actions">
  <a class="button primary" href="/t/${receipt.code}">${t('receipt.follow')}</a>
  <a class="button" href="/v/${receipt.region.code}">${t('receipt.back', { name: receipt.region.name })}</a>
</div>
<p class="note noprint">${t('receipt.print')}</p>`
  return layout(view, { title: t('receipt.title'), body })
}

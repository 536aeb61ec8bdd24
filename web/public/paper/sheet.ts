import { html, raw } from 'hono/html'
import { type Html, layout, type View } from '../layout.ts'

/** A paper as it is printed and handed over. */
export interface Sheet {
  readonly number: string
  readonly kind: string
  readonly says: string
  readonly issuer: string
  /** YYYY-MM-DD. */
  readonly day: string
  readonly until: string
  /** Address where the number is verified, as the QR code holds it, and that code as SVG made by the program. */
  readonly url: string
  readonly qr: string
  /** It may be handed over: it holds. */
  readonly holds: boolean
  /** Where one came from. */
  readonly back: string
}

/** One sheet of A4: what it says, who says it, and how it is verified. */
export const sheetPage = (view: View, sheet: Sheet): Html => {
  const { t } = view.words
  const body = html`
<p class="tools noprint"><a href="${sheet.back}">${t('paper.back')}</a></p>
${sheet.holds ? html`<p class="note noprint">${t('paper.how')}</p>` : html`<p class="box said"><strong>${t('paper.notHolding')}</strong></p>`}
<article class="paper">
  <h1>${sheet.kind}</h1>
  <p class="paper-number">${t('paper.number')} <strong>${sheet.number}</strong></p>
  <p class="paper-says pre">${sheet.says}</p>
  <p class="paper-issuer">${sheet.issuer}${t('paper.seal')}</p>
  <p class="paper-issuer">${sheet.day}</p>
  <div class="paper-verify">
    <div class="qr">${raw(sheet.qr)}</div>
    <p>${t('paper.until', { day: sheet.until })}<br>${t('paper.verify')}<br><span class="address">${sheet.url}</span></p>
  </div>
</article>`
  return layout(view, { title: sheet.kind, body })
}

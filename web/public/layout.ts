import { html, raw } from 'hono/html'
import { markSvg } from '../ui/mark/index.ts'
import type { Words } from './words.ts'

export type Html = ReturnType<typeof html>

/** How a page is shown to this reader. */
export interface View {
  readonly words: Words
  readonly senior: boolean
  /** Address of this page without `senior` and `lang`; their switches are added to it. */
  readonly here: string
  /** Address of the style sheet, its digest in the name. */
  readonly css: string
  /** Address of the mark, for the browser's tab. */
  readonly mark: string
  /** Address of the script that makes photos small before they are sent. */
  readonly photos: string
  /** Address of the script that keeps a part of a page as it is now. */
  readonly follow: string
  /** A demo says so on every page. */
  readonly demo: boolean
}

export interface Page {
  readonly title: string
  readonly body: Html | Html[]
  /** Scripts are never needed: they save data (small photos before they are sent), or a look at the page anew. */
  readonly script?: string
  readonly wide?: boolean
}

const goose = raw(markSvg('', 'currentColor', 30))

/** `here` with one more parameter. */
const withParam = (here: string, param: string): string => `${here}${here.includes('?') ? '&' : '?'}${param}`

const topBar = ({ words: { t, language }, senior, here }: View): Html => html`
<header class="top">
  <div class="bar">
    <nav aria-label="${t('layout.display')}">
      <a href="${withParam(here, senior ? 'senior=0' : 'senior=1')}">${t(senior ? 'layout.normal' : 'layout.senior')}</a>
      <a href="${withParam(here, language === 'en' ? 'lang=zh-CN' : 'lang=en')}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${t('layout.otherLanguage')}</a>
    </nav>
    <p class="brand"><span class="mark">${goose}</span>${t('layout.brand')}</p>
  </div>
</header>`

const footer = ({ words: { t }, demo }: View): Html => html`
<footer class="foot">
  <div class="bar">
    ${demo ? html`<p class="demo-note">${t('layout.demo')}</p>` : ''}
    <p class="links"><a href="/privacy">${t('layout.privacy')}</a> <a href="/t">${t('layout.track')}</a> <a href="/my">${t('layout.my')}</a></p>
  </div>
</footer>`

/** One whole document. */
export const layout = (view: View, page: Page): Html => html`<!doctype html>
<html lang="${view.words.language}"${view.senior ? html` class="senior"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${page.title} – ${view.words.t('layout.brand')}</title>
<link rel="icon" href="${view.mark}" type="image/svg+xml">
<link rel="stylesheet" href="${view.css}">
${page.script ? html`<script type="module" src="${page.script}"></script>` : ''}
</head>
<body>
${topBar(view)}
<main${page.wide ? html` class="wide"` : ''}>
${page.body}
</main>
${footer(view)}
</body>
</html>
`

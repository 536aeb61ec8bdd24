import { html, raw } from 'hono/html'
import { flockSvg } from '../../ui/mark/index.ts'
import { type Html, layout, type View } from '../layout.ts'
import { phoneLink } from '../place/people.ts'

/** One stop on the way of a request through all who touch it. */
export interface DemoStop {
  readonly title: string
  readonly who: string
  readonly does: string
  /** Where the visitor's own request stands, seen from this stop. */
  readonly state: 'done' | 'now' | 'todo'
  readonly enter: { readonly login: string; readonly to: string } | { readonly href: string } | null
}
export interface DemoRole {
  readonly login: string
  readonly title: string
  readonly place: string
}

export interface HomePage {
  readonly county: { readonly code: string; readonly name: string }
  readonly phone: string
  readonly figures: { readonly villages: number; readonly towns: number }
  /** Null outside a demo: nothing of it is even mentioned there. */
  readonly demo: {
    readonly village: { readonly code: string; readonly name: string }
    /** The request that this visitor lodged last; null before. */
    readonly request: {
      readonly subject: string
      readonly number: string
      readonly stepTitle: string
      readonly href: string
    } | null
    readonly stops: readonly DemoStop[]
    readonly roles: readonly DemoRole[]
  } | null
}

const searchBox = ({ words: { t } }: View, county: string): Html => html`
<form class="search" action="/v/${county}" method="get" role="search">
  <label for="q">${t('home.find')}</label>
  <div class="row"><input class="input" id="q" name="q" type="search" maxlength="40" autocomplete="off" placeholder="${t('home.findExample')}"><button class="button">${t('place.searchButton')}</button></div>
</form>
<p><a href="/v/${county}">${t('home.all')}</a></p>`

type Demo = NonNullable<HomePage['demo']>

/** The plain start page of a county. */
const plain = (view: View, { county, phone }: HomePage): Html => html`
<h1>${county.name}</h1>
<p class="lead">${view.words.t('home.lead', { name: county.name })}</p>
${searchBox(view, county.code)}
<div class="actions">
  <a class="button" href="/my">${view.words.t('layout.my')}</a>
  <a class="button" href="/t">${view.words.t('layout.track')}</a>
</div>
${phone === '' ? '' : html`<p>${view.words.t('place.byPhone')}${phoneLink(phone)}</p>`}
<p><a href="/console/">${view.words.t('home.staff')}</a></p>`

const enterButton = ({ words: { t } }: View, { enter, who, state }: DemoStop): Html => {
  if (enter === null) return html``
  const look = state === 'now' ? 'button primary big' : 'button'
  return 'href' in enter
    ? html`<a class="${look}" href="${enter.href}">${t('home.enterAs', { who })}</a>`
    : html`<form method="post" action="/demo/enter"><input type="hidden" name="to" value="${enter.to}"><button class="${look}" name="login" value="${enter.login}">${t('home.enterAs', { who })}</button></form>`
}

const STATE_WORD = { done: 'track.stageDone', now: 'home.next', todo: null } as const

/** What to press now, before all else: who comes back here from a desk needs not look for it in the list. */
const nextBox = (view: View, { request, stops }: Demo): Html => {
  const { t } = view.words
  const at = stops.findIndex(({ state }) => state === 'now')
  const stop = stops[at]
  const [first] = stops
  const yours =
    request === null
      ? ''
      : html`<p>${t('home.yours')}<a href="${request.href}">${request.subject}</a> <span class="muted">${request.number} · ${request.stepTitle}</span></p>`
  return html`<div class="box turn next">
  ${yours}
  ${stop ? html`<h3>${t('home.step', { n: at + 1, of: stops.length })}${stop.title}</h3><p>${stop.does}</p>${enterButton(view, stop)}` : html`<p>${t('home.otherWay')}</p>`}
  ${request === null || !first?.enter || !('href' in first.enter) || (stop && at < stops.length - 1) ? '' : html`<p><a href="${first.enter.href}">${t('home.again')}</a></p>`}
</div>`
}

/** The whole way: what is done can be looked at again, what is to come can't be entered before its turn. */
const path = (view: View, stops: readonly DemoStop[]): Html => html`
<ol class="plain way">${stops.map((stop) => {
  const word = STATE_WORD[stop.state]
  return html`<li class="${stop.state}"><div><h3>${stop.title}${word === null ? '' : html` <span class="tag ${stop.state === 'done' ? 'done' : 'info'}">${view.words.t(word)}</span>`}</h3><p>${stop.does}</p></div>${stop.state === 'done' ? enterButton(view, stop) : ''}</li>`
})}</ol>`

const roles = ({ words: { t } }: View, all: readonly DemoRole[]): Html => html`
<section aria-labelledby="roles">
  <h2 id="roles">${t('home.roles')}</h2>
  <p>${t('home.rolesNote')}</p>
  <form method="post" action="/demo/enter">
    <input type="hidden" name="to" value="">
    <ul class="plain tiles roles">${all.map(
      ({ login, title, place }) =>
        html`<li><button class="button" name="login" value="${login}"><span>${title}<small>${place}</small></span></button></li>`,
    )}</ul>
  </form>
</section>`

const demoHome = (view: View, page: HomePage, demo: Demo): Html => {
  const { t } = view.words
  return html`
<div class="hero">
  <div class="flock">${raw(flockSvg('var(--accent)', 'var(--muted)'))}</div>
  <h1>${t('home.demoTitle')}</h1>
  <p class="lead">${t('home.demoLead', { county: page.county.name, towns: page.figures.towns, villages: page.figures.villages })}</p>
</div>
<section aria-labelledby="way" data-follow>
  <h2 id="way">${t('home.way')}</h2>
  <p>${t('home.wayLead')}</p>
  ${nextBox(view, demo)}
  ${path(view, demo.stops)}
</section>
${roles(view, demo.roles)}
<section aria-labelledby="village">
  <h2 id="village">${t('home.asResident')}</h2>
  <p><a href="/v/${demo.village.code}">${t('home.villagePage', { name: demo.village.name })}</a></p>
  ${searchBox(view, page.county.code)}
</section>`
}

/** `/`: in a demo the way of one request through all roles; elsewhere the county's plain start page. */
export const homePage = (view: View, page: HomePage): Html => {
  const title = page.demo === null ? page.county.name : view.words.t('home.demoTitle')
  if (page.demo === null) return layout(view, { title, body: plain(view, page) })
  return layout(view, { title, body: demoHome(view, page, page.demo), script: view.follow })
}

import type { Route } from '../../server/route.ts'
import { LODGE } from '../support/requests.ts'
import { incomeOf, type Things } from './county.ts'

/** What a route takes, rightly: from here the tests make what is wrong. */
export interface Sample {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly form?: Readonly<Record<string, string>>
}

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`

const DAY = '2026-02-28'
const VILLAGE = '990101001201'

/**
 * One for each route that asks for anything. A new route without one fails the tests of this folder: with it, it is tried
 * with every role and with everything wrong.
 */
export const samplesOf = (things: Things): Readonly<Record<string, Sample>> => {
  const matter = { id: things.matters.group }
  const account = { id: things.accounts.spare }
  const household = { id: things.households.group }
  const code = { code: things.code }
  const own = { id: things.residents.mine.matter }
  const village = { region: VILLAGE }
  const photo = things.attachments.group ?? ''
  const purpose = '核对数字'
  const organisation = {
    name: '和平村村民委员会',
    shortName: '村委会',
    hierarchy: 'government',
    kind: 'committee',
    region: VILLAGE,
    parent: null,
    validFrom: '2000-01-01',
    validTo: null,
  }
  const files: Readonly<Record<string, Sample['query']>> = {
    matters: { view: 'scope', state: 'all', region: VILLAGE, from: DAY, to: DAY, q: '路灯', purpose },
    households: { region: VILLAGE, q: '户', unassigned: 'false', purpose },
    people: { q: 'town', role: 'town-dispatcher', region: '990101', state: 'active', purpose },
    regions: { parent: '990101', q: '村', on: DAY, purpose },
    organisations: { region: VILLAGE, hierarchy: 'government', q: '单位', on: DAY, purpose },
    board: { region: VILLAGE, from: '2026-01', to: '2026-03', lines: 'organisation', purpose },
  }
  const lists = Object.fromEntries(
    Object.entries(files).flatMap(([name, query]) =>
      ['csv', 'xlsx'].map((format) => [`GET /api/v1/${name}.${format}`, { query } as Sample]),
    ),
  )
  const compared = { keys: 'operating-income,cadres', region: '990101001', level: '5', periods: '2024,2023' }
  const paper = {
    ...compared,
    growth: 'year',
    only: VILLAGE,
    purpose,
    title: '收入表',
    office: '云雁镇',
    maker: '张某',
  }
  const part = { params: { indicator: 'operating-income' }, query: { region: VILLAGE, period: '2024', purpose } }
  const numbers: Readonly<Record<string, Sample>> = {
    'GET /api/v1/indicators': { query: { on: DAY } },
    'GET /api/v1/indicator-values': { query: { region: VILLAGE, period: '2024' } },
    'GET /api/v1/indicator-comparison': { query: { ...compared, after: '', limit: '5' } },
    'GET /api/v1/indicator-comparison.csv': { query: { ...compared, purpose } },
    'GET /api/v1/indicator-comparison.xlsx': { query: { ...compared, purpose } },
    'GET /api/v1/indicator-report.docx': { query: paper },
    'GET /api/v1/indicator-report.xlsx': { query: paper },
    'PUT /api/v1/reports/{name}': {
      params: { name: '每月一看' },
      body: {
        keys: ['operating-income'],
        region: null,
        level: 5,
        periods: ['2024'],
        growth: ['year'],
        sharedWith: null,
      },
    },
    'DELETE /api/v1/reports/{name}': { params: { name: '每月一看' } },
    'GET /api/v1/indicators/{indicator}/gaps': { ...part, query: { region: VILLAGE, period: '2024' } },
    'GET /api/v1/indicators/{indicator}/gaps.csv': part,
    'GET /api/v1/indicators/{indicator}/gaps.xlsx': part,
    'GET /api/v1/indicators/{indicator}/parts.csv': part,
    'GET /api/v1/indicators/{indicator}/parts.xlsx': part,
  }
  const ledger = { ledger: 'village-income' }
  const record = { ...ledger, id: things.records.village }
  const columns = [{ title: '路灯盏数', pick: 'none', need: '亮化工程' }]
  const asking = { title: '村集体收入统计', basis: '云雁农〔2026〕1号', asker: '县农业农村局', level: 5 }
  const draft = { ...asking, every: 'year', last: '2026-12-31', period: '2025', columns }
  const asked = { request: things.forms.village }
  const forms: Readonly<Record<string, Sample>> = {
    'GET /api/v1/elements': { query: { q: '收入', region: VILLAGE, limit: '5' } },
    'GET /api/v1/burden': { query: { region: VILLAGE, month: '2026-02' } },
    'GET /api/v1/form-requests': { query: { state: 'drafted', asker: '统计站', limit: '5' } },
    'POST /api/v1/form-requests': { body: { ...draft, region: VILLAGE } },
    'GET /api/v1/form-requests/{request}': { params: asked },
    'PUT /api/v1/form-requests/{request}': { params: asked, body: { ...draft, version: 1 } },
    'POST /api/v1/form-requests/{request}/acts': {
      params: { request: things.forms.neighbour },
      body: { version: 1, act: 'answer', asks: [{ column: 'c1', reason: '没有台账', need: '亮化工程' }] },
    },
    'GET /api/v1/form-requests/{request}/table': { params: asked },
    'GET /api/v1/form-requests/{request}/table.csv': { params: asked },
    'GET /api/v1/form-requests/{request}/table.xlsx': { params: asked },
    'GET /api/v1/form-asks': { query: { region: VILLAGE, limit: '5' } },
    'POST /api/v1/form-asks/{ask}/answers': { params: { ask: things.formAsks.village }, body: { cells: { c1: '12' } } },
  }
  const list = { list: 'yunyan-measures' }
  const item = { ...list, item: 'open-day', region: VILLAGE }
  const listed = { region: VILLAGE, version: '2026', state: 'open', group: '减负', lead: 'a@b', mine: 'true' }
  const numbered: Readonly<Record<string, Sample>> = {
    'GET /api/v1/lists': { query: village },
    'GET /api/v1/lists/{list}': { params: list, query: listed },
    'GET /api/v1/lists/{list}/items.csv': { params: list, query: { ...listed, purpose } },
    'GET /api/v1/lists/{list}/items.xlsx': { params: list, query: { ...listed, purpose } },
    'GET /api/v1/lists/{list}/diff': { params: list, query: { from: '2025', to: '2026' } },
    'GET /api/v1/lists/{list}/items/{item}': {
      params: { ...list, item: 'open-day' },
      query: { region: VILLAGE, after: '' },
    },
    'PUT /api/v1/lists/{list}/items/{item}/regions/{region}/assignment': {
      params: item,
      body: { version: 1, desk: null, due: '2026-06-30', task: '先把账目理清' },
    },
    'POST /api/v1/lists/{list}/items/{item}/regions/{region}/receipt': { params: item },
    'POST /api/v1/lists/{list}/items/{item}/regions/{region}/report': {
      params: item,
      body: { note: '已在村部办过。', evidence: '云雁办〔2026〕1号' },
    },
    'POST /api/v1/lists/{list}/items/{item}/regions/{region}/decision': {
      params: item,
      body: { confirm: false, reason: '请补上日期' },
    },
    'POST /api/v1/lists/{list}/publication': { params: list, body: { edition: '2026', levels: [4, 5] } },
    'POST /api/v1/lists/{list}/receipt': { params: list, body: { edition: '2026' } },
    'GET /api/v1/form-requests/{request}/admission': { params: asked },
    'PUT /api/v1/form-requests/{request}/admission': {
      params: asked,
      body: { exception: '抗旱急需，用后即止' },
    },
  }
  const form = { token: '', name: '王小明', phone: '13900000000' }
  return {
    ...lists,
    'GET /api/v1/audit': { query: { login: 'town', from: DAY, to: DAY, limit: '5' } },
    'GET /api/v1/audit/export': { query: { format: 'csv', from: DAY, to: DAY } },
    'GET /api/v1/board': { query: { region: VILLAGE, from: '2026-01', to: '2026-03', process: LODGE.process } },
    'GET /api/v1/indicators/{indicator}': {
      params: { indicator: 'operating-income' },
      query: { region: VILLAGE, period: '2024' },
    },
    'GET /api/v1/indicators/{indicator}/records': {
      params: { indicator: 'operating-income' },
      query: { region: VILLAGE, period: '2024', limit: '5' },
    },
    ...numbers,
    ...forms,
    ...numbered,
    'GET /api/v1/ledgers/{ledger}': { params: ledger },
    'GET /api/v1/ledger-states': { query: { region: VILLAGE } },
    'GET /api/v1/ledgers/{ledger}/lacking': { params: ledger, query: { region: VILLAGE, period: '2021', limit: '5' } },
    'GET /api/v1/ledgers/{ledger}/records': {
      params: ledger,
      query: { region: VILLAGE, period: '2024', equal: 'audited:true', limit: '5' },
    },
    'POST /api/v1/ledgers/{ledger}/records': { params: ledger, body: { region: VILLAGE, cells: incomeOf(2025) } },
    'POST /api/v1/ledgers/{ledger}/bulk': {
      params: ledger,
      body: { keep: 'all', dryRun: false, reason: '年报', rows: [{ region: VILLAGE, cells: incomeOf(2020) }] },
    },
    ...Object.fromEntries(
      ['csv', 'xlsx'].map((format) => [
        `GET /api/v1/ledgers/{ledger}/records.${format}`,
        { params: ledger, query: { region: VILLAGE, period: '2024', equal: 'audited:true', purpose } } as Sample,
      ]),
    ),
    'GET /api/v1/ledgers/{ledger}/template.xlsx': {
      params: ledger,
      query: { region: VILLAGE, period: '2024', purpose },
    },
    'GET /api/v1/ledgers/{ledger}/periods': { params: ledger, query: { region: VILLAGE, before: '2026', limit: '5' } },
    'GET /api/v1/ledgers/{ledger}/periods/{period}': {
      params: { ...ledger, period: '2024' },
      query: { region: VILLAGE },
    },
    'POST /api/v1/ledgers/{ledger}/periods/{period}/close': {
      params: { ...ledger, period: '2019' },
      body: { region: '990101001' },
    },
    'POST /api/v1/ledgers/{ledger}/periods/{period}/reopen': {
      params: { ...ledger, period: '2018' },
      body: { region: '990101001', reason: '漏报一村' },
    },
    'POST /api/v1/ledgers/{ledger}/import': { params: ledger },
    'POST /api/v1/ledgers/{ledger}/import/wrong.xlsx': { params: ledger },
    'GET /api/v1/ledgers/{ledger}/records/{id}': { params: record },
    'PUT /api/v1/ledgers/{ledger}/records/{id}': {
      params: record,
      body: { version: 1, reason: '原始凭证更正', cells: { sales: 22_345_678 } },
    },
    'POST /api/v1/ledgers/{ledger}/records/{id}/confirm': { params: record, body: { version: 1 } },
    'POST /api/v1/ledgers/{ledger}/records/{id}/remove': { params: record, body: { version: 1, reason: '重复登记' } },
    'POST /api/v1/ledgers/{ledger}/records/{id}/reveal': { params: record, body: { reason: '核对' } },
    'GET /api/v1/desks': { query: { matter: matter.id, action: 'assign', q: '站' } },
    'POST /api/v1/matters': {
      body: { ...LODGE, address: '村口', lon: 105.1, lat: 26.2, category: null, attachments: [], data: {} },
    },
    'POST /api/v1/matters/batch': {
      body: { action: 'send-to-town', items: [{ id: things.matters.neighbour, version: 1 }], data: {} },
    },
    'GET /api/v1/reply-templates': { query: { process: LODGE.process, action: 'reply', category: '0101' } },
    'GET /api/v1/matters': {
      query: { view: 'scope', state: 'all', region: VILLAGE, from: DAY, to: DAY, q: '路灯', limit: '10' },
    },
    'GET /my': { query: { after: '' } },
    'GET /api/v1/people': {
      query: { q: 'town', role: 'town-dispatcher', region: '990101', state: 'active', limit: '10' },
    },
    'POST /api/v1/people': {
      body: {
        login: 'newcomer',
        name: '新来的',
        phone: '13900000009',
        singleSignOn: 'subject-1',
        password: false,
        positions: [
          { role: 'village-secretary', region: VILLAGE, org: `gov-${VILLAGE}`, title: '', from: DAY, to: null },
        ],
      },
    },
    'GET /api/v1/regions': { query: { parent: '990101', q: '村', on: DAY, limit: '10' } },
    'POST /api/v1/regions/{code}/similar': {
      params: { code: VILLAGE },
      body: { body: '村口的路灯坏了一个星期。', address: '村口' },
    },
    'GET /api/v1/grids/balance': { query: village },
    'GET /api/v1/grids/proposal': { query: village },
    'GET /api/v1/grids/workers': { query: village },
    'GET /api/v1/grids/aliases': { query: { region: VILLAGE, net: '综治', on: DAY, limit: '10' } },
    'PUT /api/v1/grids/aliases': {
      body: { net: '综治', foreignCode: 'ZZ-1', region: `${VILLAGE}001`, name: '一格', validFrom: DAY },
    },
    'GET /api/v1/households': { query: { region: VILLAGE, q: '户', unassigned: 'false', limit: '10' } },
    'GET /api/v1/organisations': {
      query: { region: VILLAGE, hierarchy: 'government', q: '单位', on: DAY, limit: '10' },
    },
    'POST /api/v1/successions': {
      body: { kind: 'rename', code: '990101002201', name: '新石桥村', on: DAY, document: '云雁民〔2026〕1号' },
    },
    'POST /api/v1/requests': {
      body: {
        region: VILLAGE,
        body: '村口的路灯坏了一个星期。',
        subject: '路灯',
        address: '村口',
        lon: 105.1,
        lat: 26.2,
        contactName: '王小明',
        contactPhone: '13900000000',
        publish: false,
      },
    },
    'POST /api/v1/resident/codes': { body: { phone: '13900000001' } },
    'POST /api/v1/resident/session': { body: { phone: '13900000001', code: '000000' } },
    'PUT /api/v1/resident': { body: { name: '王小明' } },
    'POST /api/v1/session': { body: { login: 'nobody-of-this-name', password: 'Rook-takes-e4' } },
    'POST /api/v1/session/second-factor': { body: { code: '000000' } },
    'PUT /api/v1/session/enrolment': { body: { code: '000000' } },
    'PUT /api/v1/session/password': { body: { current: 'Rook-takes-e4', next: 'Queen-takes-e5' } },
    'PUT /api/v1/session/position': { body: { position: things.accounts.sparePosition } },
    'GET /api/v1/session/oidc': { query: { back: '/console' } },
    'GET /api/v1/attachments/{id}': { params: { id: photo } },
    'GET /api/v1/ledger-files/{file}': { params: { file: things.ledgerFiles.village } },
    'POST /api/v1/ledgers/{ledger}/files': { params: ledger },
    'GET /api/v1/public-contacts/{subject}': { params: { subject: VILLAGE } },
    'PUT /api/v1/public-contacts/{subject}': {
      params: { subject: VILLAGE },
      body: { phone: '0199-6001201', hotline: '0199-6001202', area: '村委会以东' },
    },
    'GET /media/{id}': { params: { id: photo } },
    'POST /api/v1/matters/{id}/contact': { params: matter, body: { reason: '电话核实情况' } },
    'GET /api/v1/matters/{id}': { params: matter },
    'GET /api/v1/matters/{id}/paper': { params: matter },
    'POST /api/v1/matters/{id}/actions/{action}': {
      params: { ...matter, action: 'note' },
      body: { version: 1, data: { note: '已到现场看过。' } },
    },
    'GET /v/{region}': { params: village, query: { q: '路' } },
    'GET /v/{region}/poster': { params: village },
    'GET /v/{region}/code.svg': { params: village },
    'GET /v/{region}/code.png': { params: village },
    'GET /look/{name}': { params: { name: 'none.css' } },
    'GET /v/{region}/report': { params: village, query: { example: '1' } },
    'POST /v/{region}/report': { params: village, form: { ...form, body: '村口的路灯坏了一个星期。', same: 'none' } },
    'POST /t': { form: code },
    'GET /t/{code}/receipt': { params: code },
    'GET /t/{code}': { params: code },
    'GET /t/{code}/contact': { params: code },
    'GET /t/{code}/paper': { params: code },
    'GET /verify': { query: { number: '260302-00001-123456' } },
    'POST /t/{code}/contact': { params: code, form },
    'GET /t/{code}/photos/{photo}': { params: { ...code, photo } },
    'POST /t/{code}/{action}': {
      params: { ...code, action: 'say' },
      form: { token: '', version: '1', said: '补充一句。' },
    },
    'GET /my/{id}': { params: own },
    'GET /my/{id}/contact': { params: own },
    'GET /my/{id}/paper': { params: own },
    'POST /my/{id}/contact': { params: own, form },
    'GET /my/{id}/photos/{photo}': { params: { ...own, photo } },
    'POST /my/{id}/{action}': {
      params: { ...own, action: 'say' },
      form: { token: '', version: '1', said: '补充一句。' },
    },
    'POST /my/code': { form: { phone: '13900000001' } },
    'POST /my/sign-in': { form: { phone: '13900000001', code: '000000' } },
    'POST /my/sign-out': { form: {} },
    'POST /demo/enter': { form: { login: 'town', to: '/console' } },
    'GET /api/v1/people/{id}': { params: account },
    'PUT /api/v1/people/{id}': { params: account, body: { name: '改了名', phone: '13900000008' } },
    'POST /api/v1/people/{id}/disable': { params: account },
    'POST /api/v1/people/{id}/enable': { params: account },
    'POST /api/v1/people/{id}/unlock': { params: account },
    'POST /api/v1/people/{id}/password': { params: account },
    'DELETE /api/v1/people/{id}/second-factor': { params: account },
    'POST /api/v1/people/{id}/positions': {
      params: account,
      body: { role: 'village-secretary', region: VILLAGE, org: `gov-${VILLAGE}`, title: '', from: DAY, to: null },
    },
    'PUT /api/v1/people/{id}/positions/{position}': {
      params: { ...account, position: things.accounts.sparePosition },
      body: { to: '2026-12-31' },
    },
    'GET /api/v1/regions/{code}': { params: { code: VILLAGE }, query: { on: DAY } },
    'GET /api/v1/regions/{code}/successors': { params: { code: VILLAGE }, query: { since: '2026-01-01', on: DAY } },
    'GET /api/v1/map/{region}': { params: village, query: { level: '6', on: DAY } },
    'PATCH /api/v1/households/{id}': {
      params: household,
      body: { version: 1, door: '2号', persons: 4, note: '腿脚不便', phone: '13900000007', worker: null },
    },
    'POST /api/v1/households/hand-over': {
      body: { worker: null, households: [{ id: things.households.group, version: 1 }] },
    },
    'GET /api/v1/households/{id}': { params: household },
    'POST /api/v1/households/{id}/reveal': { params: household, body: { reason: '电话核实情况' } },
    'GET /api/v1/organisations/{code}': { params: { code: `gov-${VILLAGE}` } },
    'POST /api/v1/organisations': {
      body: { ...organisation, code: `party-${VILLAGE}001`, hierarchy: 'party', kind: 'party-group' },
    },
    'PUT /api/v1/organisations/{code}': { params: { code: `gov-${VILLAGE}` }, body: organisation },
    'POST /api/v1/grids': { body: { parent: VILLAGE, name: '楼栋网格', form: 'building', area: '1至4栋' } },
    'PATCH /api/v1/grids/{code}': { params: { code: `${VILLAGE}001` }, body: { form: 'rural', area: '东塘组' } },
    'GET /api/v1/requests/{code}': { params: code },
    'POST /api/v1/requests/{code}/actions/{action}': {
      params: { ...code, action: 'say' },
      body: { version: 1, data: { said: '补充一句。' } },
    },
    'PUT /api/v1/settings/{key}': { params: { key: 'identity.idle-minutes' }, body: { value: 20 } },
    'DELETE /api/v1/settings/{key}': { params: { key: 'identity.idle-minutes' } },
    'POST /api/v1/audit/check': { body: { heads: ['0'.repeat(70)] } },
    'POST /api/v1/processes/{key}/suggestions': {
      params: { key: LODGE.process },
      body: { subject: '停水', body: '家里停水两天了。' },
    },
    'GET /api/v1/imports/{kind}/template.xlsx': { params: { kind: 'matters' } },
    'GET /open311/v2/services/{id}': { params: { id: '0101.json' } },
    'GET /open311/v2/requests/{id}': { params: { id: '1.json' } },
    'GET /open311/v2/tokens/{id}': { params: { id: `${things.code}.json` } },
  }
}

/** The address of a route with its parameters in place; `*` of a page's path stands for any file. */
export const addressOf = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace('*', 'x').replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? name))

/** Body of a sample as a browser sends it. */
export const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** Whether a route asks for anything that a sample has to give. */
export const asks = (route: Route): boolean =>
  route.params !== undefined || route.query !== undefined || route.body !== undefined || route.path.includes('{')

import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { Ability } from '../../../kernel/access/index.ts'
import { Shell } from '../shell/Shell.tsx'
import { Failure } from './Failure.tsx'
import { Nowhere } from './Nowhere.tsx'
import { part } from './part.ts'
import { only, parseSearch, stringifySearch } from './search.ts'
import { can, isSigned, sessionQuery } from './session.ts'
import { Waiting } from './Waiting.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ notFoundComponent: () => <Nowhere /> })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: only('back'),
  component: lazyRouteComponent(
    part(() => import('../sign-in/SignInPage.tsx')),
    'SignInPage',
  ),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (isSigned(session)) return { session }
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } })
  },
  component: Shell,
})

/** First page that the position may open. */
const HOME: readonly (readonly [Ability, string])[] = [
  ['matters', '/inbox'],
  ['board', '/board'],
  ['admin.system', '/settings'],
  ['admin.security', '/people'],
  ['admin.audit', '/audit'],
]

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const [, to] = HOME.find(([ability]) => can(context.session, ability)) ?? ['matters', '/matters']
    throw redirect({ to })
  },
})

const FILTERS = only(
  'view',
  'process',
  'state',
  'bucket',
  'kind',
  'region',
  'org',
  'category',
  'step',
  'late',
  'verdict',
  'from',
  'to',
  'q',
)
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: FILTERS,
  component: lazyRouteComponent(
    part(() => import('../inbox/InboxPage.tsx')),
    'InboxPage',
  ),
})
const matters = createRoute({
  getParentRoute: () => shell,
  path: '/matters',
  validateSearch: FILTERS,
  component: lazyRouteComponent(
    part(() => import('../matters/MattersPage.tsx')),
    'MattersPage',
  ),
})
const matter = createRoute({
  getParentRoute: () => shell,
  path: '/matters/$id',
  validateSearch: only('act', 'region'),
  component: lazyRouteComponent(
    part(() => import('../matter/MatterScreen.tsx')),
    'MatterScreen',
  ),
})
const lodge = createRoute({
  getParentRoute: () => shell,
  path: '/lodge',
  validateSearch: only('region', 'process'),
  component: lazyRouteComponent(
    part(() => import('../lodge/LodgePage.tsx')),
    'LodgePage',
  ),
})
const ledgers = createRoute({
  getParentRoute: () => shell,
  path: '/ledgers',
  validateSearch: only('region', 'q'),
  component: lazyRouteComponent(
    part(() => import('../ledgers/LedgersPage.tsx')),
    'LedgersPage',
  ),
})
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/ledgers/$ledger',
  validateSearch: only('region', 'period', 'equal', 'stale', 'lacking', 'record', 'about'),
  component: lazyRouteComponent(
    part(() => import('../ledgers/LedgerPage.tsx')),
    'LedgerPage',
  ),
})
const periods = createRoute({
  getParentRoute: () => shell,
  path: '/ledgers/$ledger/periods',
  validateSearch: only('region', 'open'),
  component: lazyRouteComponent(
    part(() => import('../ledgers/periods/PeriodsPage.tsx')),
    'PeriodsPage',
  ),
})
const paste = createRoute({
  getParentRoute: () => shell,
  path: '/ledgers/$ledger/paste',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../ledgers/paste/PastePage.tsx')),
    'PastePage',
  ),
})
const indicators = createRoute({
  getParentRoute: () => shell,
  path: '/indicators',
  validateSearch: only('region', 'q', 'on'),
  component: lazyRouteComponent(
    part(() => import('../indicators/IndicatorsPage.tsx')),
    'IndicatorsPage',
  ),
})
const compare = createRoute({
  getParentRoute: () => shell,
  path: '/indicators/compare',
  validateSearch: only(
    'region',
    'keys',
    'level',
    'periods',
    'growth',
    'only',
    'title',
    'office',
    'maker',
    'sort',
    'on',
  ),
  component: lazyRouteComponent(
    part(() => import('../indicators/ComparePage.tsx')),
    'ComparePage',
  ),
})
const indicator = createRoute({
  getParentRoute: () => shell,
  path: '/indicators/$indicator',
  validateSearch: only('region', 'period', 'on'),
  component: lazyRouteComponent(
    part(() => import('../indicators/IndicatorScreen.tsx')),
    'IndicatorScreen',
  ),
})
const board = createRoute({
  getParentRoute: () => shell,
  path: '/board',
  validateSearch: only('region', 'from', 'to', 'process', 'parameters', 'rate'),
  component: lazyRouteComponent(
    part(() => import('../board/BoardPage.tsx')),
    'BoardPage',
  ),
})
const places = createRoute({
  getParentRoute: () => shell,
  path: '/places',
  validateSearch: only('region', 'on', 'tab', 'q'),
  component: lazyRouteComponent(
    part(() => import('../places/PlacesPage.tsx')),
    'PlacesPage',
  ),
})
const households = createRoute({
  getParentRoute: () => shell,
  path: '/households',
  validateSearch: only('region', 'q', 'unassigned', 'worker'),
  component: lazyRouteComponent(
    part(() => import('../households/HouseholdsPage.tsx')),
    'HouseholdsPage',
  ),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  validateSearch: only('region', 'kind'),
  component: lazyRouteComponent(
    part(() => import('../imports/ImportsPage.tsx')),
    'ImportsPage',
  ),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: only('region', 'q', 'role', 'state', 'account'),
  component: lazyRouteComponent(
    part(() => import('../people/PeoplePage.tsx')),
    'PeoplePage',
  ),
})
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: only('region', 'from', 'to', 'action', 'actor', 'login', 'kind', 'object', 'result'),
  component: lazyRouteComponent(
    part(() => import('../audit/AuditPage.tsx')),
    'AuditPage',
  ),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../settings/SettingsPage.tsx')),
    'SettingsPage',
  ),
})

const elements = createRoute({
  getParentRoute: () => shell,
  path: '/elements',
  validateSearch: only('region', 'q'),
  component: lazyRouteComponent(
    part(() => import('../elements/ElementsPage.tsx')),
    'ElementsPage',
  ),
})
const forms = createRoute({
  getParentRoute: () => shell,
  path: '/forms',
  validateSearch: only('region', 'asker'),
  component: lazyRouteComponent(
    part(() => import('../elements/FormsPage.tsx')),
    'FormsPage',
  ),
})
const newForm = createRoute({
  getParentRoute: () => shell,
  path: '/forms/new',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../elements/NewFormPage.tsx')),
    'NewFormPage',
  ),
})
const form = createRoute({
  getParentRoute: () => shell,
  path: '/forms/$request',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../elements/FormPage.tsx')),
    'FormPage',
  ),
})
const burden = createRoute({
  getParentRoute: () => shell,
  path: '/burden',
  validateSearch: only('region', 'month'),
  component: lazyRouteComponent(
    part(() => import('../elements/BurdenPage.tsx')),
    'BurdenPage',
  ),
})
const lists = createRoute({
  getParentRoute: () => shell,
  path: '/lists',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../lists/ListsPage.tsx')),
    'ListsPage',
  ),
})
const list = createRoute({
  getParentRoute: () => shell,
  path: '/lists/$list',
  validateSearch: only('region', 'state', 'group', 'lead', 'version', 'mine'),
  component: lazyRouteComponent(
    part(() => import('../lists/ListPage.tsx')),
    'ListPage',
  ),
})
const listDiff = createRoute({
  getParentRoute: () => shell,
  path: '/lists/$list/diff',
  validateSearch: only('region', 'from', 'to'),
  component: lazyRouteComponent(
    part(() => import('../lists/DiffPage.tsx')),
    'DiffPage',
  ),
})
const listItem = createRoute({
  getParentRoute: () => shell,
  path: '/lists/$list/$item',
  validateSearch: only('region'),
  component: lazyRouteComponent(
    part(() => import('../lists/ItemScreen.tsx')),
    'ItemScreen',
  ),
})

const tree = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    inbox,
    matters,
    matter,
    lodge,
    board,
    indicators,
    compare,
    indicator,
    places,
    households,
    ledgers,
    ledger,
    periods,
    paste,
    elements,
    forms,
    newForm,
    form,
    burden,
    lists,
    list,
    listDiff,
    listItem,
    imports,
    people,
    audit,
    settings,
  ]),
])

export const consoleRouter = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/console',
    context: { client },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Failure,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof consoleRouter>
  }
}

import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useEffect } from 'react'
import type { Ability } from '../../../kernel/access/index.ts'
import { can, isSigned, sessionQuery } from '../../ui/session.ts'
import { Failure } from '../parts/Failure.tsx'
import { Guard } from '../parts/Guard.tsx'
import { Nowhere } from '../parts/Nowhere.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { TodayPage } from '../today/TodayPage.tsx'
import { type Address, go, safeBack, useAddress } from './address.tsx'
import { fetchAhead, onDemand } from './onDemand.tsx'
import { Shell } from './Shell.tsx'

const SignInPage = onDemand('sign-in', async () => (await import('../sign-in/SignInPage.tsx')).SignInPage)
const HouseholdsPage = onDemand(
  'households',
  async () => (await import('../households/HouseholdsPage.tsx')).HouseholdsPage,
)
const HouseholdPage = onDemand('household', async () => (await import('../households/HouseholdPage.tsx')).HouseholdPage)
const RecordPage = onDemand('record', async () => (await import('../record/RecordPage.tsx')).RecordPage)
const ReportPage = onDemand('report', async () => (await import('../record/ReportPage.tsx')).ReportPage)
const MatterPage = onDemand('matter', async () => (await import('../matter/MatterPage.tsx')).MatterPage)
const MePage = onDemand('me', async () => (await import('../me/MePage.tsx')).MePage)

interface Shown {
  readonly page: ComponentType
  /** What the position must be able to do; null where everybody may. */
  readonly needs: Ability | null
}

/** Path → page; `one` is the page of a single thing below it. */
const PAGES: Readonly<Record<string, Shown & { readonly one?: ComponentType }>> = {
  '': { page: TodayPage, needs: null },
  households: { page: HouseholdsPage, one: HouseholdPage, needs: 'households' },
  record: { page: RecordPage, one: ReportPage, needs: 'matters.lodge' },
  matters: { page: Nowhere, one: MatterPage, needs: 'matters' },
  me: { page: MePage, needs: null },
}

/** After the first page has had the network to itself. */
const AHEAD_MS = 2500

const pathOf = ({ page, id }: Address): string => `/${[page, id].filter(Boolean).join('/')}`

/** Nobody signed in: the sign-in page, then back to where one was going. */
export const Pages = () => {
  const address = useAddress()
  const { data: session, isPending, error, refetch } = useQuery(sessionQuery)
  const signed = isSigned(session ?? null)
  const atDoor = address.page === 'sign-in'
  useEffect(() => {
    if (isPending || error || signed !== atDoor) return
    if (signed) return go(safeBack(address.search.back), { replace: true })
    const path = pathOf(address)
    go('/sign-in', { replace: true, search: path === '/' ? {} : { back: path } })
  }, [isPending, error, signed, atDoor, address])
  useEffect(() => {
    if (!signed) return
    const timer = setTimeout(fetchAhead, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [signed])
  if (error && !session) return <Failure error={error} again={() => refetch()} />
  if (isPending || signed === atDoor) return <Waiting />
  if (!session || !signed) return <SignInPage />
  const found = PAGES[address.page]
  const may = found && (found.needs === null || can(session, found.needs))
  const Page = may ? (address.id === '' ? found.page : (found.one ?? Nowhere)) : Nowhere
  return (
    <Shell>
      <Guard key={pathOf(address)}>
        <Page />
      </Guard>
    </Shell>
  )
}

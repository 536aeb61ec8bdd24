import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  EditOutlined,
  FileSearchOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  LineChartOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  ReadOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { inboxCounts } from '../inbox/data.ts'
import { Mark } from './Mark.tsx'
import { pagesOf } from './pages.ts'

const ICONS: Readonly<Record<string, ComponentType<{ 'aria-hidden': 'true' }>>> = {
  inbox: InboxOutlined,
  matters: ProfileOutlined,
  lodge: EditOutlined,
  households: HomeOutlined,
  ledgers: ReadOutlined,
  imports: ImportOutlined,
  elements: DatabaseOutlined,
  lists: OrderedListOutlined,
  forms: FileSearchOutlined,
  burden: DashboardOutlined,
  board: BarChartOutlined,
  indicators: LineChartOutlined,
  places: ApartmentOutlined,
  people: TeamOutlined,
  settings: SettingOutlined,
  audit: AuditOutlined,
}
const GROUPS = ['work', 'know', 'keep'] as const

/** Only what the position may use is there; the region one looks at goes along from page to page. */
export const Nav = ({ page, close }: { page: string; close: () => void }) => {
  const { t } = useWords()
  const session = useSession()
  const { region } = useSearch({ strict: false }) as { region?: string }
  const pages = pagesOf(session.abilities)
  const active = page === 'matter' ? 'matters' : page
  return (
    <>
      <nav className="nav" aria-label={t('shell.nav')}>
        <Link to="/" className="nav-brand">
          <Mark />
          <span>
            <strong>{t('brand')}</strong>
            <small>{session.county.name}</small>
          </span>
        </Link>
        {GROUPS.filter((group) => pages.some((item) => item.group === group)).map((group) => (
          <ul key={group}>
            {pages
              .filter((item) => item.group === group)
              .map(({ key, to }) => {
                const Icon = ICONS[key]
                return (
                  <li key={key}>
                    <Link
                      to={to}
                      search={region ? { region } : {}}
                      className="nav-item"
                      aria-current={key === active ? 'page' : undefined}
                      onClick={close}
                    >
                      {Icon ? <Icon aria-hidden="true" /> : null}
                      <span>{t(`nav.${key}`)}</span>
                      {key === 'inbox' && can(session, 'matters') ? <LateBadge /> : null}
                    </Link>
                  </li>
                )
              })}
          </ul>
        ))}
      </nav>
      <button type="button" className="nav-veil" aria-label={t('shell.closeNav')} onClick={close} />
    </>
  )
}

/** How many are late on one's desk, beside the word 工作台. */
const LateBadge = () => {
  const { t } = useWords()
  const { data } = useQuery(inboxCounts)
  if (!data?.late) return null
  return (
    <span className="badge badge-late" title={t('inbox.lateCount', { n: data.late })}>
      {data.late > 999 ? '999+' : data.late}
    </span>
  )
}

import { Link } from '@tanstack/react-router'
import { Empty } from 'antd'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'

/** Nothing to do: says so, and what one could do next. */
export const EmptyInbox = ({ filtered }: { filtered: boolean }) => {
  const { t } = useWords()
  const session = useSession()
  return (
    <div className="inbox-list inbox-empty">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'inbox.noneFiltered' : 'inbox.none')}>
        <p className="links">
          {filtered ? <Link to="/inbox">{t('filter.clear')}</Link> : null}
          <Link to="/matters">{t('inbox.toMatters')}</Link>
          {can(session, 'matters.lodge') ? <Link to="/lodge">{t('nav.lodge')}</Link> : null}
        </p>
      </Empty>
    </div>
  )
}

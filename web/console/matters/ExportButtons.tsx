import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { API, type Query, queryString } from '../../ui/api.ts'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'

/** The list as it stands under its filters, as a file. */
export const ExportButtons = ({ path, query }: { path: string; query: Query }) => {
  const { t } = useWords()
  if (!can(useSession(), 'exchange')) return null
  const items = (['csv', 'xlsx'] as const).map((kind) => ({
    key: kind,
    label: (
      <a href={`${API}/${path}.${kind}${queryString(query)}`} download>
        {t(`export.${kind}`)}
      </a>
    ),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined aria-hidden="true" />}>{t('export.title')}</Button>
    </Dropdown>
  )
}

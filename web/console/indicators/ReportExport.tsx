import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ComparisonPage } from '../../../server/contract/indicator.ts'
import { API, type Query, queryString } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'
import { useHeading } from './ReportHead.tsx'

/** A paper to be sent, a workbook to be printed, and the plain table for whoever reckons on. */
export const ReportExport = ({ page, asked }: { page: ComparisonPage | undefined; asked: Query }) => {
  const { t } = useWords()
  const heading = useHeading(page)
  const { growth, ...plain } = asked
  const files = [
    ['docx', `indicator-report.docx${queryString({ ...asked, ...heading })}`],
    ['report', `indicator-report.xlsx${queryString({ ...asked, ...heading })}`],
    ['csv', `indicator-comparison.csv${queryString(plain)}`],
    ['xlsx', `indicator-comparison.xlsx${queryString(plain)}`],
  ] as const
  const items = files.map(([key, address]) => ({
    key,
    label: (
      <a href={`${API}/${address}`} download>
        {t(`report.file.${key}`)}
      </a>
    ),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined aria-hidden="true" />}>{t('export.title')}</Button>
    </Dropdown>
  )
}

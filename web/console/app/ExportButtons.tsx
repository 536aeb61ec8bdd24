import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { API, type Query, queryString } from '../../ui/api.ts'
import { useWords } from './words.ts'

const FORMATS = ['csv', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

/** Address of the list as a file, for every list but one that has an address of its own. */
const fileOf = (path: string, format: Format, query: Query): string => `${API}/${path}.${format}${queryString(query)}`

/**
 * The list as it stands under its filters, as a file. A list of people asks first what for (`personal`): the server wants to know and the
 * audit keeps it.
 */
export const ExportButtons = (props: {
  path: string
  query: Query
  personal?: boolean
  /** In the head of a card. */
  small?: boolean
  address?: (format: Format) => string
}) => {
  const { t } = useWords()
  const { path, query, personal = false } = props
  const [asking, setAsking] = useState<Format | null>(null)
  const addressOf = props.address ?? ((format: Format) => fileOf(path, format, query))
  const items = FORMATS.map((format) => ({
    key: format,
    label: personal ? (
      t(`export.${format}`)
    ) : (
      <a href={addressOf(format)} download>
        {t(`export.${format}`)}
      </a>
    ),
    onClick: personal ? () => setAsking(format) : undefined,
  }))
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button size={props.small ? 'small' : 'middle'} icon={<DownloadOutlined aria-hidden="true" />}>
          {t('export.title')}
        </Button>
      </Dropdown>
      <Modal
        open={asking !== null}
        title={t('export.whatFor')}
        footer={null}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <Purpose
          save={(purpose) => {
            setAsking(null)
            if (asking) download(fileOf(path, asking, { ...query, purpose }))
          }}
        />
      </Modal>
    </>
  )
}

/** The browser's own download: what went wrong is told as a failed download, never kept as a file. */
const download = (address: string): void => {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

const Purpose = ({ save }: { save: (purpose: string) => void }) => {
  const { t } = useWords()
  return (
    <Form layout="vertical" onFinish={({ purpose }: { purpose: string }) => save(purpose.trim())}>
      <p>{t('export.logged')}</p>
      <Form.Item
        name="purpose"
        label={t('export.purpose')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('export.purposeShort') }]}
      >
        <Input autoFocus maxLength={200} placeholder={t('export.example')} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('export.do')}
      </Button>
    </Form>
  )
}

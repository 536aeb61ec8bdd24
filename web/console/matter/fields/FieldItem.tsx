import { Form, Input, InputNumber, Radio } from 'antd'
import type { ReactElement } from 'react'
import type { FieldBody } from '../../../../server/contract/matter.ts'
import { DayField } from '../../app/DayField.tsx'
import { useWords } from '../../app/words.ts'
import { RegionSelect } from '../../places/RegionSelect.tsx'
import { CategoryField } from './CategoryField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { DeskField } from './DeskField.tsx'
import { FilesField } from './FilesField.tsx'
import { MatterField } from './MatterField.tsx'

interface Asked {
  readonly field: FieldBody
  /** The matter that the act is on; empty when one is being lodged. */
  readonly matter: string
  readonly action: string
  readonly region: string
  readonly process: string
  /** What was said, for the fields that can go by it. */
  readonly text?: { readonly subject: string; readonly body: string }
}

const LONG = 2000

/** One question of a form, as its type asks for it; the answer lands in `data.<key>`. */
export const FieldItem = (props: Asked) => {
  const { t } = useWords()
  const { field } = props
  const control = CONTROLS[field.type](props, t)
  return (
    <Form.Item
      name={['data', field.key]}
      label={field.title}
      extra={field.toResident ? <span className="to-resident">{t('act.toResident')}</span> : undefined}
      rules={[{ required: field.required, message: t('form.required') }]}
      {...(field.type === 'date' ? DATE : {})}
    >
      {control}
    </Form.Item>
  )
}

/** No day is null for the API. */
const DATE = { normalize: (day: string | undefined) => day ?? null }

type Control = (asked: Asked, t: (key: string) => string) => ReactElement

const CONTROLS: Readonly<Record<FieldBody['type'], Control>> = {
  text: ({ field }) => <Input maxLength={field.max ?? 200} />,
  'long-text': ({ field }) => (
    <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={field.max ?? LONG} showCount />
  ),
  choice: ({ field, process, text }) =>
    field.options === null ? <CategoryField process={process} text={text} /> : <ChoiceField options={field.options} />,
  'yes-no': (_, t) => (
    <Radio.Group
      options={[
        { value: true, label: t('form.yes') },
        { value: false, label: t('form.no') },
      ]}
    />
  ),
  date: () => <DayField />,
  integer: ({ field }) => <InputNumber precision={0} max={field.max ?? undefined} style={{ width: '100%' }} />,
  region: () => <RegionSelect />,
  desk: ({ matter, action }) => <DeskField matter={matter} action={action} />,
  desks: ({ matter, action, field }) => <DeskField matter={matter} action={action} many={field.max ?? 8} />,
  matter: ({ matter, region }) => <MatterField not={matter} region={region} />,
  files: ({ field }) => <FilesField most={field.max ?? 6} />,
}

import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { RegionBody } from '../../../server/contract/place.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { RegionSelect } from './RegionSelect.tsx'
import { regionsQuery } from './regions.ts'

export const KINDS = ['rename', 'merge', 'split', 'move'] as const
export type Kind = (typeof KINDS)[number]

const optionsOf = (regions: readonly RegionBody[]) =>
  regions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))

/** What each kind of change asks for, beside the day and the document. */
export const SuccessionFields = ({ kind, below }: { kind: Kind; below: readonly RegionBody[] }) => {
  const { t } = useWords()
  const rules = [{ required: true, message: t('form.required') }]
  const options = optionsOf(below)
  const search = { showSearch: { optionFilterProp: 'label' }, options, placeholder: t('region.choose') } as const
  const name = (
    <Form.Item name="name" label={t('succession.newName')} rules={rules}>
      <Input maxLength={60} />
    </Form.Item>
  )
  if (kind === 'rename')
    return (
      <>
        <Form.Item name="code" label={t('succession.which')} rules={rules}>
          <Select {...search} />
        </Form.Item>
        {name}
      </>
    )
  if (kind === 'merge')
    return (
      <>
        <Form.Item name="from" label={t('succession.from')} rules={rules}>
          <Select {...search} mode="multiple" />
        </Form.Item>
        <Form.Item name="to" label={t('succession.toCode')} rules={rules} extra={t('succession.toCodeHint')}>
          <Input maxLength={24} inputMode="numeric" />
        </Form.Item>
        {name}
      </>
    )
  if (kind === 'split')
    return (
      <>
        <Form.Item name="from" label={t('succession.which')} rules={rules}>
          <Select {...search} />
        </Form.Item>
        <Parts />
      </>
    )
  return (
    <>
      <Form.Item name="from" label={t('succession.which')} rules={rules}>
        <Select {...search} />
      </Form.Item>
      <Form.Item name="parent" label={t('succession.parent')} rules={rules}>
        <RegionSelect />
      </Form.Item>
      <Form.Item name="code" label={t('succession.newCode')} extra={t('succession.newCodeHint')}>
        <Input maxLength={24} inputMode="numeric" />
      </Form.Item>
    </>
  )
}

/** Into which new regions, and which of the old one's children go to each. */
const Parts = () => {
  const { t } = useWords()
  const from = Form.useWatch<string | undefined>('from')
  const { data } = useQuery(regionsQuery({ parent: from ?? '' }))
  const rules = [{ required: true, message: t('form.required') }]
  return (
    <Form.List name="into" initialValue={[{ children: [] }, { children: [] }]}>
      {(parts, { add, remove }) => (
        <>
          {parts.map(({ key, name }) => (
            <fieldset key={key} className="part">
              <legend>{t('succession.part', { n: name + 1 })}</legend>
              <div className="two">
                <Form.Item name={[name, 'code']} label={t('succession.newCode')} rules={rules}>
                  <Input maxLength={24} inputMode="numeric" />
                </Form.Item>
                <Form.Item name={[name, 'name']} label={t('succession.newName')} rules={rules}>
                  <Input maxLength={60} />
                </Form.Item>
              </div>
              <Form.Item name={[name, 'children']} label={t('succession.children')}>
                <Select
                  mode="multiple"
                  options={optionsOf(data?.items ?? [])}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('region.choose')}
                />
              </Form.Item>
              {parts.length > 1 ? (
                <Button size="small" icon={<MinusCircleOutlined aria-hidden="true" />} onClick={() => remove(name)}>
                  {t('succession.removePart')}
                </Button>
              ) : null}
            </fieldset>
          ))}
          <Button
            block
            icon={<PlusOutlined aria-hidden="true" />}
            className="lodge-kind"
            onClick={() => add({ children: [] })}
          >
            {t('succession.addPart')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

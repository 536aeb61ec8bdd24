import type { FormInstance } from 'antd'
import type { OfferBody } from '../../../server/contract/matter.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { keepDraft } from './draft.ts'

/** Inserts a reply template into the text to the resident, after what is there already. */
export const Templates = (props: { form: FormInstance; offer: OfferBody; draft: string }) => {
  const { t } = useWords()
  const { form, offer } = props
  const texts = offer.fields.filter(({ type }) => type === 'long-text')
  const target = texts.find(({ toResident }) => toResident) ?? texts[0]
  if (!target) return null
  const insert = (key: string | null) => {
    const body = offer.templates?.find((template) => template.key === key)?.body ?? ''
    const typed = String(form.getFieldValue(['data', target.key]) ?? '').trim()
    form.setFieldValue(['data', target.key], typed === '' ? body : `${typed}\n${body}`)
    keepDraft(props.draft, form.getFieldsValue(true).data)
  }
  return (
    <Select<string | null>
      className="templates"
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('act.template')}
      aria-label={t('act.template')}
      onSelect={insert}
      options={offer.templates?.map(({ key, title }) => ({ value: key, label: title }))}
    />
  )
}

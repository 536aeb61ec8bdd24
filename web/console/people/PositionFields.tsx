import { Form, Input } from 'antd'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { OrganisationField } from '../matters/OrganisationField.tsx'
import { useVocabulary } from '../matters/vocabulary.ts'
import { RegionSelect } from '../places/RegionSelect.tsx'

type Path = readonly (string | number)[]

/** Role, region, organisation and title of a post; which region and organisation fit is the server's rule. */
export const PositionFields = ({ at = [] }: { at?: Path }) => {
  const { t } = useWords()
  const roles = useVocabulary()?.roles ?? []
  const rules = [{ required: true, message: t('form.required') }]
  return (
    <>
      <Form.Item name={[...at, 'role']} label={t('people.role')} rules={rules}>
        <Select
          options={roles.map(({ key, title }) => ({ value: key, label: title }))}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
        />
      </Form.Item>
      <Form.Item name={[...at, 'region']} label={t('people.region')} rules={rules}>
        <RegionSelect />
      </Form.Item>
      <Form.Item name={[...at, 'org']} label={t('people.org')} extra={t('people.orgHint')}>
        <OrganisationField placeholder={t('form.choose')} />
      </Form.Item>
      <Form.Item name={[...at, 'title']} label={t('people.title')}>
        <Input maxLength={40} placeholder={t('people.titleExample')} />
      </Form.Item>
    </>
  )
}

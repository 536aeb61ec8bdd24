import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { isRefused, send } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { withoutEmpty } from '../matter/data.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../matter/draft.ts'
import { CategoryField } from '../matter/fields/CategoryField.tsx'
import { ChoiceField } from '../matter/fields/ChoiceField.tsx'
import { FieldItem } from '../matter/fields/FieldItem.tsx'
import { FilesField } from '../matter/fields/FilesField.tsx'
import { optionsOf, type Process } from '../matters/vocabulary.ts'
import { RegionSelect } from '../places/RegionSelect.tsx'
import { Alike } from './Alike.tsx'
import type { LodgedAs } from './Lodged.tsx'

interface Typed {
  readonly [key: string]: unknown
}

/** Who calls: so that he hears how it goes. */
const Caller = () => {
  const { t } = useWords()
  return (
    <div className="two">
      <Form.Item
        name="contactPhone"
        label={t('lodge.phone')}
        extra={t('lodge.phoneWhy')}
        rules={[{ pattern: /^1\d{10}$/, message: t('lodge.phoneShape') }]}
      >
        <Input autoFocus inputMode="tel" maxLength={11} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contactName" label={t('lodge.name')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
    </div>
  )
}

/** One column, in the order in which one asks on the phone: who calls, where, what. Of a matter of offices nobody calls. */
export const LodgeForm = ({ process, done }: { process: Process; done: (lodged: LodgedAs) => void }) => {
  const { t } = useWords()
  const session = useSession()
  const [form] = Form.useForm<Typed>()
  const draft = draftKey(session.account.id, 'new', process.key)
  const key = useRef(newKey())
  const lodge = useMutation({
    mutationFn: () =>
      send<LodgedAs>(
        'POST',
        'matters',
        { ...withoutEmpty(form.getFieldsValue(true)), process: process.key },
        key.current,
      ),
    onSuccess: (lodged) => {
      dropDraft(draft)
      done(lodged)
    },
    onError: (error) => {
      // a refusal ends this attempt; an answer that got lost does not, and what is sent again is the same request
      if (isRefused(error) && error.status !== 0) key.current = newKey()
      showProblems(form, error)
    },
  })
  useEffect(() => {
    const kept = readDraft(draft)
    if (kept) form.setFieldsValue(kept)
  }, [draft, form])
  const region = Form.useWatch<string | undefined>('region', form)
  const body = Form.useWatch<string | undefined>('body', form)
  const required = { required: true, message: t('form.required') }
  const { region: own } = session.position
  // an office's own affair lies mostly in its own place; who calls a town or a county lives in one of its villages
  const likely = process.byStaff || own.length >= 12 ? own : undefined
  return (
    <div className="lodge">
      <Form<Typed>
        form={form}
        layout="vertical"
        className="card"
        initialValues={{ region: likely }}
        scrollToFirstError={{ focus: true, block: 'center' }}
        onValuesChange={() => keepDraft(draft, form.getFieldsValue(true))}
        onFinish={() => lodge.mutate()}
      >
        <Notice error={lodge.error} />
        {process.byStaff ? null : <Caller />}
        <Form.Item name="region" label={t(process.byStaff ? 'lodge.regionOffice' : 'lodge.region')} rules={[required]}>
          <RegionSelect />
        </Form.Item>
        {process.byStaff ? null : (
          <Form.Item name="address" label={t('lodge.address')}>
            <Input maxLength={120} placeholder={t('lodge.addressExample')} />
          </Form.Item>
        )}
        <Form.Item
          name="body"
          label={t('lodge.body')}
          rules={[required, { min: 5, message: t('lodge.bodyShort') }]}
          extra={process.byStaff ? undefined : t('lodge.bodyHint')}
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={2000} showCount />
        </Form.Item>
        {process.categories.length > 0 ? (
          <Form.Item name="category" label={t('lodge.category')} extra={t('lodge.categoryHint')}>
            <CategoryField process={process.key} text={{ subject: '', body: body ?? '' }} />
          </Form.Item>
        ) : null}
        {process.channels.length > 0 ? (
          <Form.Item name="channel" label={t('lodge.channel')}>
            <ChoiceField options={optionsOf(process.channels)} />
          </Form.Item>
        ) : null}
        {process.fields.map((field) => (
          <FieldItem
            key={field.key}
            field={field}
            matter=""
            action="lodge"
            region={session.position.region}
            process={process.key}
          />
        ))}
        <Form.Item name="attachments" label={t('lodge.photos')}>
          <FilesField most={6} />
        </Form.Item>
        <p className="consequence">{t(process.byStaff ? 'lodge.consequenceOffice' : 'lodge.consequence')}</p>
        <Button type="primary" htmlType="submit" loading={lodge.isPending}>
          {t('lodge.submit')}
        </Button>
      </Form>
      <Alike region={region} body={body} />
    </div>
  )
}

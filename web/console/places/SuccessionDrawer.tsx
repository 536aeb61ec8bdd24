import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { z } from 'zod'
import type { RegionDetail, SuccessionBody } from '../../../server/contract/place.ts'
import { send } from '../../ui/api.ts'
import { DayField } from '../app/DayField.tsx'
import { Notice } from '../app/Notice.tsx'
import { showProblems } from '../app/problems.ts'
import { useWords } from '../app/words.ts'
import { regionsQuery } from './regions.ts'
import { KINDS, type Kind, SuccessionFields } from './SuccessionFields.tsx'

type Done = z.infer<typeof SuccessionBody>
type Typed = Record<string, unknown>

/** Merge, split, rename or move what lies below the region one looks at, from a day on, by a document. */
export const SuccessionDrawer = (props: { open: boolean; within: RegionDetail; close: () => void }) => {
  const { t } = useWords()
  return (
    <Drawer
      open={props.open}
      onClose={props.close}
      title={t('places.change')}
      size={520}
      destroyOnHidden
      className="act"
    >
      <SuccessionForm within={props.within} close={props.close} />
    </Drawer>
  )
}

const SuccessionForm = ({ within, close }: { within: RegionDetail; close: () => void }) => {
  const { t } = useWords()
  const [kind, setKind] = useState<Kind>('rename')
  const [form] = Form.useForm<Typed>()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { data } = useQuery(regionsQuery({ parent: within.code }))
  const make = useMutation({
    mutationFn: (typed: Typed) => send<Done>('POST', 'successions', { ...typed, kind }),
    onSuccess: async (done) => {
      await Promise.all(['region', 'regions', 'balance'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      message.success(t('succession.done', { n: done.households }))
      if (done.busyDesks.length === 0) close()
    },
    onError: (error) => showProblems(form, error),
  })
  const required = { required: true, message: t('form.required') }
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ on: dayjs().format('YYYY-MM-DD') }}
      onFinish={(typed) => make.mutate(typed)}
    >
      <Segmented
        block
        className="lodge-kind"
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: t(`succession.${value}`) }))}
        aria-label={t('places.change')}
      />
      <Notice error={make.error} />
      {make.data && make.data.busyDesks.length > 0 ? (
        <Alert
          className="notice"
          type="info"
          title={t('succession.busy', { n: make.data.busyDesks.length })}
          description={make.data.busyDesks.join(' ')}
        />
      ) : null}
      <SuccessionFields key={kind} kind={kind} below={data?.items ?? []} />
      <Form.Item name="on" label={t('succession.on')} rules={[required]}>
        <DayField disabledDate={(date) => date.isAfter(dayjs())} />
      </Form.Item>
      <Form.Item name="document" label={t('succession.document')} rules={[required]}>
        <Input maxLength={200} placeholder={t('succession.documentExample')} />
      </Form.Item>
      <p className="consequence">{t('succession.consequence')}</p>
      <div className="act-buttons">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t(`succession.do.${kind}`)}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </div>
    </Form>
  )
}

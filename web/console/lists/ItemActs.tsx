import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ItemPage } from '../../../server/contract/list.ts'
import { DayField } from '../app/DayField.tsx'
import { Notice } from '../app/Notice.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { actOnItem, type ItemAct, itemQuery, listsChanged } from './data.ts'

type Open = 'report' | 'return' | 'assign' | null

/** What one may do with the item here: only what the server offers. */
export const ItemActs = ({ page }: { page: ItemPage }) => {
  const { t } = useWords()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const { may } = page.item
  const act = useMutation({
    mutationFn: (said: ItemAct) => actOnItem(page, said),
    onSuccess: (next) => {
      setOpen(null)
      client.setQueryData(itemQuery(page.list.key, page.item.key, page.region.code).queryKey, next)
      return listsChanged(client)
    },
  })
  const proved = page.item.proofs.some(({ met }) => met !== null)
  return (
    <div className="list-acts">
      <Notice error={act.error} />
      {page.item.mine && proved ? <p className="muted">{t('lists.provedHint')}</p> : null}
      {may.includes('receive') ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ act: 'receive' })}>
          {t('lists.receive')}
        </Button>
      ) : null}
      {may.includes('report') ? (
        <Button type="primary" onClick={() => setOpen(open === 'report' ? null : 'report')}>
          {t('lists.report')}
        </Button>
      ) : null}
      {may.includes('decide') ? (
        <>
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate({ act: 'decide', confirm: true, reason: '' })}
          >
            {t('lists.confirm')}
          </Button>
          <Button onClick={() => setOpen(open === 'return' ? null : 'return')}>{t('lists.sendBack')}</Button>
        </>
      ) : null}
      {may.includes('assign') ? (
        <Button onClick={() => setOpen(open === 'assign' ? null : 'assign')}>{t('lists.assign')}</Button>
      ) : null}
      {open === 'report' ? (
        <ReportForm busy={act.isPending} send={(said) => act.mutate({ act: 'report', ...said })} />
      ) : null}
      {open === 'return' ? (
        <ReasonForm busy={act.isPending} send={(reason) => act.mutate({ act: 'decide', confirm: false, reason })} />
      ) : null}
      {open === 'assign' ? (
        <AssignForm page={page} busy={act.isPending} send={(said) => act.mutate({ act: 'assign', ...said })} />
      ) : null}
    </div>
  )
}

const ReportForm = (props: {
  busy: boolean
  send: (said: { readonly note: string; readonly evidence: string }) => void
}) => {
  const { t } = useWords()
  return (
    <Form
      layout="vertical"
      onFinish={({ note, evidence = '' }: { note: string; evidence?: string }) => props.send({ note, evidence })}
    >
      <Form.Item
        name="note"
        label={t('lists.note')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('lists.noteShort') }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="evidence" label={t('lists.evidenceAsk')} extra={t('lists.evidenceHint')}>
        <Input maxLength={300} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={props.busy}>
        {t('lists.sendReport')}
      </Button>
    </Form>
  )
}

const ReasonForm = ({ busy, send }: { busy: boolean; send: (reason: string) => void }) => {
  const { t } = useWords()
  return (
    <Form layout="vertical" onFinish={({ reason }: { reason: string }) => send(reason)}>
      <Form.Item
        name="reason"
        label={t('lists.reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('lists.reasonShort') }]}
      >
        <Input autoFocus maxLength={500} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('lists.sendBack')}
      </Button>
    </Form>
  )
}

interface Assigned {
  readonly desk?: string
  readonly due?: string
  readonly task?: string
}

const AssignForm = (props: {
  page: ItemPage
  busy: boolean
  send: (said: Omit<Extract<ItemAct, { act: 'assign' }>, 'act'>) => void
}) => {
  const { t } = useWords()
  const { page, busy, send } = props
  const { assigned, lead, task, due } = page.item
  const initial: Assigned = {
    task,
    ...(lead?.named && { desk: lead.desk }),
    ...(assigned && due !== null && { due }),
  }
  return (
    <Form
      layout="vertical"
      initialValues={initial}
      onFinish={(said: Assigned) =>
        send({ version: assigned?.version ?? 0, desk: said.desk ?? null, due: said.due || null, task: said.task ?? '' })
      }
    >
      <Form.Item name="desk" label={t('lists.assignDesk', { region: page.region.name })}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('lists.assignDefault')}
          options={page.desks.map(({ desk, title }) => ({ value: desk, label: title }))}
        />
      </Form.Item>
      <Form.Item name="due" label={t('lists.assignDue')}>
        <DayField />
      </Form.Item>
      <Form.Item name="task" label={t('lists.assignTask')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('lists.assignSend')}
      </Button>
    </Form>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Notice } from '../app/Notice.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { admissionQuery, admit } from '../lists/data.ts'

/** Where a list says all that may be asked of a level: which of its items the form is, or the county's reason for an exception. */
export const Admission = ({ request }: { request: string }) => {
  const { t } = useWords()
  const client = useQueryClient()
  const [reason, setReason] = useState<string | null>(null)
  const { data } = useQuery(admissionQuery(request))
  const say = useMutation({
    mutationFn: (said: Parameters<typeof admit>[1]) => admit(request, said),
    onSuccess: (body) => {
      setReason(null)
      client.setQueryData(admissionQuery(request).queryKey, body)
    },
  })
  if (!data || data.permits.length === 0) return null
  const { permits, admitted, may } = data
  const options = permits.map(({ list, title, items }) => ({
    label: title,
    options: items.map(({ key, number, title: item }) => ({ value: `${list} ${key}`, label: `${number}. ${item}` })),
  }))
  const choose = (value: string) => {
    const [list = '', item = ''] = value.split(' ')
    say.mutate({ list, item })
  }
  return (
    <div className="form-admission">
      <h3>{t('forms.admission')}</h3>
      <p className="muted">
        {t('forms.admissionHint', { lists: permits.map(({ title, clause }) => `${title}（${clause}）`).join('、') })}
      </p>
      <Notice error={say.error} />
      {admitted ? (
        <p role="status">
          {admitted.exception === null
            ? t('forms.admittedItem', { title: admitted.title, by: admitted.by })
            : t('forms.admittedException', { reason: admitted.exception, by: admitted.by })}
        </p>
      ) : null}
      {may.includes('item') ? (
        <Select
          showSearch
          optionFilterProp="label"
          options={options}
          onChange={choose}
          loading={say.isPending}
          placeholder={t('forms.admissionChoose')}
          aria-label={t('forms.admissionChoose')}
          popupMatchSelectWidth={false}
        />
      ) : null}
      {may.includes('exception') ? (
        reason === null ? (
          <Button onClick={() => setReason('')}>{t('forms.exception')}</Button>
        ) : (
          <span className="form-choose">
            <Input
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              placeholder={t('forms.exceptionReason')}
              aria-label={t('forms.exceptionReason')}
              maxLength={500}
            />
            <Button
              disabled={reason.trim().length < 4}
              loading={say.isPending}
              onClick={() => say.mutate({ exception: reason.trim() })}
            >
              {t('forms.exceptionSend')}
            </Button>
          </span>
        )
      ) : null}
    </div>
  )
}

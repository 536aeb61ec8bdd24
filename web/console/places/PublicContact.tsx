import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { OrganisationPage, RegionDetail } from '../../../server/contract/place.ts'
import { get } from '../../ui/api.ts'
import { Failure } from '../app/Failure.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import type { Contact } from './contact.ts'
import { PublicContactForm } from './PublicContactForm.tsx'

const MOST = 100
/** Villages and above have a page for residents; a grid stands on that of its village. */
const WITH_PAGE = 12

/** What residents may call: of the region itself, or of one of its offices. */
export const PublicContact = ({ region }: { region: RegionDetail }) => {
  const { t } = useWords()
  const [subject, setSubject] = useState(region.code)
  const [editing, setEditing] = useState(false)
  const offices = useQuery({
    queryKey: ['organisations', 'of', region.code],
    queryFn: ({ signal }) =>
      get<z.infer<typeof OrganisationPage>>('organisations', { region: region.code, limit: MOST }, signal),
    staleTime: 600_000,
  })
  const contact = useQuery({
    queryKey: ['public-contact', subject],
    queryFn: ({ signal }) => get<Contact>(`public-contacts/${subject}`, undefined, signal),
  })
  const choose = (code: string) => {
    setSubject(code)
    setEditing(false)
  }
  const isGrid = region.code.length > WITH_PAGE
  return (
    <section className="card public-contact" aria-labelledby="public-contact">
      <h2 id="public-contact">{t('contacts.title')}</h2>
      <p className="muted">{t(isGrid ? 'contacts.gridNote' : 'contacts.note')}</p>
      {offices.data && offices.data.items.length > 0 ? (
        <Select
          value={subject}
          onChange={choose}
          options={[
            { value: region.code, label: region.name },
            ...offices.data.items.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          aria-label={t('contacts.whose')}
        />
      ) : null}
      {contact.isError ? <Failure error={contact.error} reset={() => contact.refetch()} /> : null}
      {contact.isPending ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {contact.data && editing ? (
        <PublicContactForm key={subject} contact={contact.data} grid={isGrid} close={() => setEditing(false)} />
      ) : contact.data ? (
        <Shown contact={contact.data} grid={isGrid} edit={() => setEditing(true)} />
      ) : null}
      {isGrid ? null : (
        <a href={`/v/${region.code}`} target="_blank" rel="noreferrer">
          {t('contacts.page')}
        </a>
      )}
    </section>
  )
}

const Shown = (props: { contact: Contact; grid: boolean; edit: () => void }) => {
  const { t } = useWords()
  const fields = props.grid ? (['phone', 'area'] as const) : (['phone', 'hotline'] as const)
  return (
    <>
      <dl className="facts">
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(`contacts.${field}`)}</dt>
            <dd>{props.contact[field] || <span className="muted">{t('contacts.none')}</span>}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={props.edit}>{t('contacts.change')}</Button>
    </>
  )
}

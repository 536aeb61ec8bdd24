import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Popconfirm, Skeleton } from 'antd'
import { useState } from 'react'
import { send } from '../../ui/api.ts'
import { Failure, wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { ChangePersonForm } from './ChangePersonForm.tsx'
import { type Issued, type Person, personQuery } from './data.ts'
import { HeldPositions } from './HeldPositions.tsx'
import { IssuedPassword } from './IssuedPassword.tsx'
import { PositionForm } from './PositionForm.tsx'

/** One account: what it is, the posts it holds and held, and what may be done with it. */
export const PersonDrawer = ({ id, close }: { id: string; close: () => void }) => {
  const { data, error } = useQuery(personQuery(id))
  const person = data?.id === id ? data : undefined
  return (
    <Drawer open={id !== ''} onClose={close} title={person?.name ?? ''} size={560} destroyOnHidden>
      {error && !person ? <Failure error={error} /> : null}
      {person ? <PersonView person={person} /> : <Skeleton active />}
    </Drawer>
  )
}

/** Acts without a form; the others open one. */
const FORMS = ['change', 'position'] as const

const PersonView = ({ person }: { person: Person }) => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form, setForm] = useState<string | null>(null)
  const [issued, setIssued] = useState<string | null>(null)
  const take = (now: Person) => {
    client.setQueryData(personQuery(person.id).queryKey, now)
    client.invalidateQueries({ queryKey: ['people'] })
    setForm(null)
  }
  const act = useMutation({
    mutationFn: ({ method, url }: Person['may'][string]) => send<Person | Issued>(method, url),
    onSuccess: (reply) => {
      if ('person' in reply) {
        setIssued(reply.initialPassword)
        take(reply.person)
      } else take(reply)
    },
    onError: (error) => message.error(wordsOf(error, words)),
  })
  return (
    <>
      <dl className="facts person-facts">
        <dt>{t('people.login')}</dt>
        <dd>{person.login}</dd>
        <dt>{t('people.phone')}</dt>
        <dd>{person.phone ?? '—'}</dd>
        <dt>{t('people.state')}</dt>
        <dd>{t(`people.state.${person.state}`)}</dd>
        <dt>{t('people.secondFactor')}</dt>
        <dd>{t(`people.factor.${person.secondFactor}`)}</dd>
        <dt>{t('people.password')}</dt>
        <dd>{t(`people.password.${person.password}`)}</dd>
      </dl>
      <div className="act-buttons person-acts">
        {Object.entries(person.may).map(([key, offer]) =>
          (FORMS as readonly string[]).includes(key) ? (
            <Button key={key} onClick={() => setForm(form === key ? null : key)}>
              {offer.title}
            </Button>
          ) : (
            <Popconfirm
              key={key}
              title={t(`people.sure.${key}`)}
              okText={offer.title}
              cancelText={t('form.cancel')}
              onConfirm={() => act.mutate(offer)}
            >
              <Button loading={act.isPending}>{offer.title}</Button>
            </Popconfirm>
          ),
        )}
      </div>
      {form === 'change' ? <ChangePersonForm person={person} done={take} /> : null}
      {form === 'position' && person.may.position ? <PositionForm url={person.may.position.url} done={take} /> : null}
      <HeldPositions person={person} done={take} />
      <IssuedPassword password={issued} close={() => setIssued(null)} />
    </>
  )
}

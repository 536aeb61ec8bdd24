import { useMutation } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import dayjs from 'dayjs'
import { send } from '../../ui/api.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import type { Person } from './data.ts'

/** Posts held now, later and before; ending one keeps it in the record. */
export const HeldPositions = ({ person, done }: { person: Person; done: (now: Person) => void }) => {
  const words = useWords()
  const { t } = words
  const { message } = App.useApp()
  const end = useMutation({
    mutationFn: (position: string) =>
      send<Person>('PUT', `people/${person.id}/positions/${position}`, { to: dayjs().format('YYYY-MM-DD') }),
    onSuccess: done,
    onError: (error) => message.error(wordsOf(error, words)),
  })
  return (
    <>
      <h3>{t('people.positions')}</h3>
      <ul className="positions">
        {person.positions.map(({ id, title, from, to, held }) => (
          <li key={id}>
            <span className={held ? undefined : 'muted'}>
              {title}
              <small>{to ? t('people.span', { from, to }) : t('people.since', { from })}</small>
            </span>
            {held && person.may.position ? (
              <Popconfirm
                title={t('people.sure.end')}
                okText={t('people.end')}
                cancelText={t('form.cancel')}
                onConfirm={() => end.mutate(id)}
              >
                <Button size="small">{t('people.end')}</Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

import type { PersonRow } from '../../../server/contract/people.ts'
import { useWords } from '../app/words.ts'

const COLUMNS = ['name', 'login', 'positions', 'state', 'secondFactor', 'password'] as const

export const PeopleTable = ({ people, open }: { people: readonly PersonRow[]; open: (id: string) => void }) => {
  const { t } = useWords()
  return (
    <table className="table table-labelled">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`people.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <button type="button" className="link" onClick={() => open(person.id)}>
                {person.name}
              </button>
              <small>{person.phone}</small>
            </th>
            <td data-label={t('people.login')}>{person.login}</td>
            <td data-label={t('people.positions')}>
              {person.positions.length === 0 ? <span className="muted">{t('people.noPositions')}</span> : null}
              {person.positions.map(({ id, title }) => (
                <div key={id}>{title}</div>
              ))}
            </td>
            <td className={person.state === 'active' ? undefined : 'left-late'} data-label={t('people.state')}>
              {t(`people.state.${person.state}`)}
            </td>
            <td data-label={t('people.secondFactor')}>{t(`people.factor.${person.secondFactor}`)}</td>
            <td data-label={t('people.password')}>{t(`people.password.${person.password}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SessionBody } from '../../../server/contract/session.ts'
import { isRefused } from '../../ui/api.ts'
import { changePassword } from '../../ui/signIn.ts'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { Text } from '../parts/Text.tsx'

const FIELDS = [
  ['current', 'current-password'],
  ['next', 'new-password'],
  ['again', 'new-password'],
] as const
type Name = (typeof FIELDS)[number][0]

/** A new password, typed twice; the rules are the server's and come back beside the field. */
export const NewPassword = ({ done }: { done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>({ current: '', next: '', again: '' })
  const change = useMutation({
    mutationFn: () => changePassword({ current: typed.current, next: typed.next }),
    onSuccess: done,
    meta: { signIn: true },
  })
  const differ = typed.again !== '' && typed.again !== typed.next
  const problem = (name: Name): string | undefined => {
    if (name === 'again') return differ ? t('signIn.notSame') : undefined
    const { error } = change
    return isRefused(error) ? error.problems.find(({ path }) => path === name)?.message : undefined
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!differ) change.mutate()
      }}
    >
      <h2>{t('signIn.newPassword')}</h2>
      <p className="muted">{t('signIn.passwordRules')}</p>
      <Notice error={change.error} />
      {FIELDS.map(([name, autoComplete]) => (
        <Text
          key={name}
          label={t(`signIn.password.${name}`)}
          value={typed[name]}
          onChange={(text) => setTyped((now) => ({ ...now, [name]: text }))}
          problem={problem(name)}
          type="password"
          autoComplete={autoComplete}
          maxLength={256}
          required
        />
      ))}
      <button type="submit" className="button primary wide" disabled={change.isPending}>
        {t(change.isPending ? 'form.sending' : 'signIn.setPassword')}
      </button>
    </form>
  )
}

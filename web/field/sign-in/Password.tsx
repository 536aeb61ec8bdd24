import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SessionBody } from '../../../server/contract/session.ts'
import { queryString } from '../../ui/api.ts'
import { signIn, singleSignOn } from '../../ui/signIn.ts'
import { hrefTo, safeBack, useAddress } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { Text } from '../parts/Text.tsx'

/** Name and password, or another way in where the county has one. */
export const Password = ({ done }: { done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({ mutationFn: signIn, onSuccess: done, meta: { signIn: true } })
  const { search } = useAddress()
  const { data: single } = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: singleSignOn,
    staleTime: 600_000,
    retry: false,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate({ login: login.trim(), password })
      }}
    >
      <Notice error={enter.error} />
      <Text
        label={t('signIn.login')}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
        required
      />
      <Text
        label={t('signIn.password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        maxLength={256}
        required
      />
      <button type="submit" className="button primary wide" disabled={enter.isPending}>
        {t(enter.isPending ? 'form.sending' : 'signIn.enter')}
      </button>
      {single ? (
        <a className="button wide" href={`${single}${queryString({ back: hrefTo(safeBack(search.back)) })}`}>
          {t('signIn.single')}
        </a>
      ) : null}
    </form>
  )
}

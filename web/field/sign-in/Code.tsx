import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SessionBody } from '../../../server/contract/session.ts'
import { beginEnrolment, finishEnrolment, proveSecondFactor } from '../../ui/signIn.ts'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { Text } from '../parts/Text.tsx'

const SIDE = 200

/** The six figures of the authenticator; the first time with the secret that ties it to the account. */
export const Code = ({ enrol, done }: { enrol: boolean; done: (next: SessionBody) => void }) => {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: enrol ? finishEnrolment : proveSecondFactor,
    onSuccess: done,
    onError: () => setCode(''),
    meta: { signIn: true },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        prove.mutate({ code })
      }}
    >
      <h2>{t(enrol ? 'signIn.enrol' : 'signIn.secondFactor')}</h2>
      <p className="muted">{t(enrol ? 'signIn.enrolHint' : 'signIn.secondFactorHint')}</p>
      <Notice error={prove.error} />
      {enrol ? <Secret /> : null}
      <Text
        label={t('signIn.code')}
        value={code}
        onChange={(typed) => setCode(typed.replaceAll(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        pattern="\d{6}"
      />
      <button type="submit" className="button primary wide" disabled={code.length !== 6 || prove.isPending}>
        {t(prove.isPending ? 'form.sending' : 'signIn.continue')}
      </button>
    </form>
  )
}

const Secret = () => {
  const { t } = useWords()
  // one secret per visit: asked again it would make the scanned one void
  const { data, error } = useQuery({
    queryKey: ['session', 'enrolment'],
    queryFn: beginEnrolment,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  if (error) return <Notice error={error} />
  if (!data) return null
  return (
    <div className="secret">
      <img src={`data:image/svg+xml,${encodeURIComponent(data.qr)}`} width={SIDE} height={SIDE} alt={t('signIn.qr')} />
      <a className="button wide" href={data.uri}>
        {t('signIn.openApp')}
      </a>
      <p className="muted">
        {t('signIn.secret')}
        <br />
        <code>{data.secret}</code>
      </p>
    </div>
  )
}

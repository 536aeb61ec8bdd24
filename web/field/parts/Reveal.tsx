import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'
import { Notice } from './Failure.tsx'
import { Sheet } from './Sheet.tsx'
import { Text } from './Text.tsx'

const LEAST = 4

/** Name and phone in full for a reason, which is kept in the audit. `T` is what the address answers. */
export const Reveal = <T,>(props: {
  url: string
  examples: readonly string[]
  done: (full: T) => void
  close: () => void
}) => {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const reveal = useMutation({
    mutationFn: () => send<T>('POST', props.url, { reason: reason.trim() }),
    onSuccess: props.done,
  })
  return (
    <Sheet title={t('reveal.title')} close={props.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          reveal.mutate()
        }}
      >
        <Notice error={reveal.error} />
        <div className="chips">
          {props.examples.map((example) => (
            <button key={example} type="button" className="button" onClick={() => setReason(example)}>
              {example}
            </button>
          ))}
        </div>
        <Text label={t('reveal.reason')} why={t('reveal.logged')} value={reason} onChange={setReason} maxLength={200} />
        <button
          type="submit"
          className="button primary wide"
          disabled={reason.trim().length < LEAST || reveal.isPending}
        >
          {t(reveal.isPending ? 'form.sending' : 'reveal.show')}
        </button>
      </form>
    </Sheet>
  )
}

/** One tap calls. */
export const Call = ({ phone }: { phone: string }) => {
  const { t } = useWords()
  return (
    <a className="button" href={`tel:${phone}`}>
      {t('reveal.call', { phone })}
    </a>
  )
}

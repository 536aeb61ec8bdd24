import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Suggestions } from '../../../../server/contract/suggestion.ts'
import { send } from '../../../ui/api.ts'
import { useWords } from '../../app/words.ts'

/** Typing rests this long before the text is asked about. Milliseconds. */
const REST = 600
/** Fewer characters say too little. */
const ENOUGH = 4

/** What is suggested for a text; asked when its typing rests, never twice for the same. */
const useSuggestions = (process: string, subject: string, body: string) => {
  const [settled, setSettled] = useState({ subject, body })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ subject, body }), REST)
    return () => clearTimeout(timer)
  }, [subject, body])
  const asked = { subject: settled.subject.slice(0, 60), body: settled.body.slice(0, 2000) }
  return useQuery({
    queryKey: ['suggestions', process, asked],
    queryFn: () => send<Suggestions>('POST', `processes/${process}/suggestions`, asked),
    enabled: settled.body.trim().length >= ENOUGH,
    staleTime: 600_000,
    retry: false,
    placeholderData: keepPreviousData,
  })
}

/** Up to three categories that fit what was said, to be chosen by a press; nothing is filled in by itself. */
export const Suggested = (props: {
  process: string
  subject?: string
  body: string
  value?: string
  choose: (category: string) => void
}) => {
  const { t } = useWords()
  const { data } = useSuggestions(props.process, props.subject ?? '', props.body)
  if (!data || data.items.length === 0 || props.body.trim().length < ENOUGH) return null
  return (
    <fieldset className="suggested" aria-label={t('suggested.title')}>
      <span className="muted">{t('suggested.title')}</span>
      {data.items.map(({ category, path, words }) => (
        <Button
          key={category}
          size="small"
          aria-pressed={category === props.value}
          type={category === props.value ? 'primary' : 'default'}
          ghost={category === props.value}
          onClick={() => props.choose(category)}
          title={
            words.length > 0 ? t('suggested.because', { words: words.join(t('list.join')) }) : t('suggested.alike')
          }
        >
          {path.slice(-2).join(' / ')}
        </Button>
      ))}
    </fieldset>
  )
}

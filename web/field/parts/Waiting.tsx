import { useWords } from '../app/words.ts'

const LINES = ['a', 'b', 'c', 'd', 'e'] as const

/** Grey shapes where the content will be: the eye keeps its place. */
export const Waiting = ({ rows = 5 }: { rows?: number }) => {
  const { t } = useWords()
  return (
    <div className="waiting" aria-busy="true">
      <span className="unseen">{t('list.loading')}</span>
      {LINES.slice(0, rows).map((line) => (
        <div key={line} className="waiting-line" />
      ))}
    </div>
  )
}

import { useWords } from '../app/words.ts'

/** What is shown is from before, because asking anew failed. */
export const Old = ({ again }: { again: () => unknown }) => {
  const { t } = useWords()
  return (
    <p className="notice notice-soon" role="status">
      {t('list.old')}{' '}
      <button type="button" className="button" onClick={again}>
        {t('failure.again')}
      </button>
    </p>
  )
}

import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'

/** An address that leads to no page, or to one that the position may not use. */
export const Nowhere = () => {
  const { t } = useWords()
  return (
    <div className="empty">
      <h1>{t('nowhere.title')}</h1>
      <p>{t('nowhere.hint')}</p>
      <Go to="/" className="button">
        {t('failure.home')}
      </Go>
    </div>
  )
}

import { Button } from 'antd'
import { useWords } from '../../ui/words.tsx'

/** An address that leads to no page. */
export const Nowhere = () => {
  const { t } = useWords()
  return (
    <div className="failure">
      <h2>{t('nowhere.title')}</h2>
      <p>{t('nowhere.hint')}</p>
      <Button href="/console/">{t('failure.home')}</Button>
    </div>
  )
}

import { Button } from 'antd'
import { useWords } from '../../ui/words.tsx'

/** An address that leads to no page, or to one that the position has no use for. */
export const Nowhere = ({ why = 'absent' }: { why?: 'absent' | 'others' }) => {
  const { t } = useWords()
  return (
    <div className="failure">
      <h2>{t(`nowhere.${why}.title`)}</h2>
      <p>{t(`nowhere.${why}.hint`)}</p>
      <Button href="/console/">{t('failure.home')}</Button>
    </div>
  )
}

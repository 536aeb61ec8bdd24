import { Button, Result } from 'antd'
import { useWords } from '../../ui/words.tsx'

/** An address that leads to no page. */
export const Nowhere = () => {
  const { t } = useWords()
  return (
    <div className="page">
      <Result
        icon={null}
        title={t('nowhere.title')}
        subTitle={t('nowhere.hint')}
        extra={<Button href="/console/">{t('failure.home')}</Button>}
      />
    </div>
  )
}

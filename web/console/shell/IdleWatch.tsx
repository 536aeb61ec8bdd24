import { Modal } from 'antd'
import { clockWords, useIdle } from '../../ui/useIdle.ts'
import { useWords } from '../app/words.ts'

/** Says two minutes before the session ends for want of use, and ends it here when it has. */
export const IdleWatch = () => {
  const { t } = useWords()
  const { left, stay } = useIdle()
  return (
    <Modal
      open={left !== null}
      title={t('idle.title')}
      okText={t('idle.stay')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      onOk={stay}
    >
      <p role="alert">{t('idle.text', { time: clockWords(left ?? 0) })}</p>
    </Modal>
  )
}

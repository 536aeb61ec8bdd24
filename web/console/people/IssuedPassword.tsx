import { Modal, Typography } from 'antd'
import { useWords } from '../app/words.ts'

/** An initial password, shown this once, to be handed over in person. */
export const IssuedPassword = ({ password, close }: { password: string | null; close: () => void }) => {
  const { t } = useWords()
  return (
    <Modal
      open={password !== null}
      title={t('people.issued')}
      okText={t('people.handed')}
      onOk={close}
      closable={false}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <p>{t('people.issuedHint')}</p>
      <p className="lodge-code">
        <Typography.Text copyable strong>
          {password ?? ''}
        </Typography.Text>
      </p>
    </Modal>
  )
}

import { Modal, Typography } from 'antd'
import { useWords } from '../app/words.ts'

/** A new key, shown this once: it holds from the moment on which it is said to be kept. */
export const MadeKey = (props: { name: string; value: string | null; use: () => void; drop: () => void }) => {
  const { t } = useWords()
  return (
    <Modal
      open={props.value !== null}
      title={t('settings.keys.issued', { name: props.name })}
      okText={t('settings.keys.kept')}
      cancelText={t('form.cancel')}
      onOk={props.use}
      onCancel={props.drop}
      closable={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p>{t('settings.keys.issuedHint')}</p>
      <p className="setting-key">
        <Typography.Text copyable strong>
          {props.value ?? ''}
        </Typography.Text>
      </p>
    </Modal>
  )
}

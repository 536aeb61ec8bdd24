import { App, Modal } from 'antd'
import { useReplaceSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { NewPassword } from './NewPassword.tsx'

/** The same form from the menu of a signed-in person. */
const ChangePassword = ({ open, close }: { open: boolean; close: () => void }) => {
  const { t } = useWords()
  const { message } = App.useApp()
  const replace = useReplaceSession()
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('position.password')} destroyOnHidden width={420}>
      <NewPassword
        forced={false}
        done={(next) => {
          replace(next)
          close()
          message.success(t('signIn.passwordChanged'))
        }}
      />
    </Modal>
  )
}

export default ChangePassword

import { Modal } from 'antd'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { useWords } from '../app/words.ts'
import { changesOf } from './changes.ts'
import { shownSetting } from './value.ts'

/** What changes, before and after, once more before it is in force. */
export const ConfirmChange = (props: {
  setting: SettingBody
  open: boolean
  text: string
  busy: boolean
  store: () => void
  close: () => void
}) => {
  const words = useWords()
  const { t } = words
  const { setting, open, text } = props
  const changes = open ? changesOf(setting, shownSetting(setting), text, words) : []
  return (
    <Modal
      open={open}
      title={t('settings.confirm.title')}
      okText={t('settings.confirm.ok')}
      cancelText={t('form.cancel')}
      confirmLoading={props.busy}
      onOk={props.store}
      onCancel={props.close}
      width={640}
      destroyOnHidden
    >
      <p className="muted">{t(`settings.effect.${setting.key}`)}</p>
      <table className="table table-plain setting-changes">
        <thead>
          <tr>
            <th scope="col">{t('settings.confirm.what')}</th>
            <th scope="col">{t('settings.confirm.before')}</th>
            <th scope="col">{t('settings.confirm.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ what, before, after }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length === 0 ? <p>{t('settings.confirm.same')}</p> : null}
    </Modal>
  )
}

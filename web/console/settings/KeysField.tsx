import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { digestOf, type Keys, nameProblem, newKey } from './keys.ts'
import { MadeKey } from './MadeKey.tsx'

interface KeysProps {
  readonly setting: SettingBody
  /** Saved at once: a key is made or revoked, not edited. */
  readonly store: (keys: Keys) => void
  readonly busy: boolean
}

/** Who may post through the open interface: made here and shown once, revoked after a question. */
export const KeysField = ({ setting, store, busy }: KeysProps) => {
  const { t } = useWords()
  const { modal } = App.useApp()
  const keys = (setting.value ?? {}) as Keys
  const revoke = (name: string) =>
    modal.confirm({
      title: t('settings.keys.askRevoke', { name }),
      content: t('settings.keys.revokeEffect'),
      okText: t('settings.keys.revoke'),
      cancelText: t('form.cancel'),
      onOk: () => store(Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name))),
    })
  return (
    <div className="keys">
      <KeysTable setting={setting} revoke={revoke} />
      <KeyMaker keys={keys} store={store} busy={busy} />
    </div>
  )
}

const KeysTable = ({ setting, revoke }: { setting: SettingBody; revoke: (name: string) => void }) => {
  const { t, language } = useWords()
  const { keys = [] } = setting
  if (keys.length === 0) return <p>{t('settings.keys.none')}</p>
  return (
    <div className="scroll" tabIndex={-1}>
      <table className="table table-plain">
        <caption className="unseen">{setting.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.keys.name')}</th>
            <th scope="col">{t('settings.keys.made')}</th>
            <th scope="col">{t('settings.keys.last')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map(({ name, made, lastPosted }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="nowrap">{made ? momentWords(made, language) : t('settings.keys.elsewhere')}</td>
              <td className="nowrap">{lastPosted ? momentWords(lastPosted, language) : t('settings.keys.never')}</td>
              <td>
                <Button
                  size="small"
                  danger
                  onClick={() => revoke(name)}
                  aria-label={t('settings.keys.revokeOf', { name })}
                >
                  {t('settings.keys.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const KeyMaker = ({ keys, store, busy }: { keys: Keys; store: (keys: Keys) => void; busy: boolean }) => {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const problem = nameProblem(name, keys)
  const make = () => {
    setTried(true)
    if (problem === undefined) setMade(newKey())
  }
  const close = () => {
    setMade(null)
    setTried(false)
    setName('')
  }
  return (
    <div>
      <label htmlFor="key-name">{t('settings.keys.newName')}</label>
      <p className="key-new">
        <Input
          id="key-name"
          value={name}
          maxLength={40}
          onChange={({ target }) => setName(target.value.trim())}
          onPressEnter={make}
          status={tried && problem ? 'error' : undefined}
          placeholder={t('settings.keys.example')}
          autoComplete="off"
        />
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={make} loading={busy}>
          {t('settings.keys.make')}
        </Button>
      </p>
      {tried && problem ? (
        <p className="field-error" role="alert">
          {t(`settings.keys.wrong.${problem}`)}
        </p>
      ) : null}
      <MadeKey
        name={name}
        value={made}
        use={() => {
          if (made) store({ ...keys, [name]: digestOf(made) })
          close()
        }}
        drop={close}
      />
    </div>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { isRefused, send } from '../../ui/api.ts'
import type { Words } from '../../ui/words.tsx'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { SettingField } from './SettingField.tsx'
import { kindOf, readSetting, shownSetting } from './value.ts'

const EMPTY = new Set(['', '{}', '[]'])

/** The default as people say it: nothing, on, off, or the value. */
const fallbackWords = (setting: SettingBody, t: Words['t']): string => {
  const text = shownSetting({ ...setting, value: setting.fallback })
  if (EMPTY.has(text)) return t('settings.empty')
  return kindOf(setting) === 'boolean' ? t(`settings.${text === 'true' ? 'on' : 'off'}`) : text
}

/** One setting: its value, its default, and what is wrong with what was typed. */
export const SettingForm = ({ setting }: { setting: SettingBody }) => {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { message } = App.useApp()
  const shown = shownSetting(setting)
  const [typed, setTyped] = useState(shown)
  const path = `settings/${encodeURIComponent(setting.key)}`
  const done = (text: string) => async (now: SettingBody) => {
    setTyped(shownSetting(now))
    message.success(text)
    await client.invalidateQueries({ queryKey: ['settings'] })
  }
  const save = useMutation({
    mutationFn: () => send<SettingBody>('PUT', path, { value: readSetting(setting, typed) }),
    onSuccess: done(t('settings.saved')),
  })
  const reset = useMutation({
    mutationFn: () => send<SettingBody>('DELETE', path),
    onSuccess: done(t('settings.wasReset')),
  })
  const error = save.error ?? reset.error
  const problems = isRefused(error) ? error.problems.map((problem) => problem.message) : []
  return (
    <div className="setting">
      <div>
        <label htmlFor={setting.key}>{setting.title}</label>
        <p>
          {setting.secret
            ? t(setting.set ? 'settings.secretSet' : 'settings.secretUnset')
            : t('settings.default', { value: fallbackWords(setting, t) })}
        </p>
      </div>
      <div>
        <SettingField id={setting.key} setting={setting} value={typed} change={setTyped} invalid={error !== null} />
        {error ? (
          <p className="field-error" role="alert">
            {[...new Set(problems)].join(' ') || wordsOf(error, words)}
          </p>
        ) : null}
        {typed === shown ? null : (
          <Button size="small" type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t('form.save')}
          </Button>
        )}
        {setting.set && typed === shown ? (
          <Button size="small" type="link" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t('settings.reset')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

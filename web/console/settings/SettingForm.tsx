import { Button } from 'antd'
import { useState } from 'react'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { isRefused } from '../../ui/api.ts'
import type { Words } from '../../ui/words.tsx'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { ConfirmChange } from './ConfirmChange.tsx'
import { hasFields } from './fields.ts'
import { KeysField } from './KeysField.tsx'
import { SettingField } from './SettingField.tsx'
import { Overtaken, useSetting } from './useSetting.ts'
import { kindOf, readSetting, shownSetting } from './value.ts'

const EMPTY = new Set(['', '{}', '[]'])

/** The default as people say it: nothing, on, off, or the value. */
const fallbackWords = (setting: SettingBody, t: Words['t']): string => {
  const text = shownSetting({ ...setting, value: setting.fallback })
  if (EMPTY.has(text)) return t('settings.empty')
  return kindOf(setting) === 'boolean' ? t(`settings.${text === 'true' ? 'on' : 'off'}`) : text
}

const errorWords = (error: Error, words: Words): string => {
  if (error instanceof Overtaken) return words.t('settings.overtaken')
  const problems = isRefused(error) ? error.problems.map((problem) => problem.message) : []
  return [...new Set(problems)].join(' ') || wordsOf(error, words)
}

const Title = ({ setting }: { setting: SettingBody }) => {
  const { t } = useWords()
  const fields = hasFields(setting)
  const said = setting.secret
    ? t(setting.set ? 'settings.secretSet' : 'settings.secretUnset')
    : t('settings.default', { value: fallbackWords(setting, t) })
  return (
    <div>
      {fields ? <h3>{setting.title}</h3> : <label htmlFor={setting.key}>{setting.title}</label>}
      <p>{fields ? t(`settings.about.${setting.key}`) : said}</p>
    </div>
  )
}

/** One setting: its value, its default, and what is wrong with what was typed. */
export const SettingForm = ({ setting }: { setting: SettingBody }) => {
  const words = useWords()
  const { t } = words
  const shown = shownSetting(setting)
  const [typed, setTyped] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const { save, reset, undo, canUndo, error } = useSetting(setting)
  const wide = hasFields(setting)
  const text = typed ?? shown
  const changed = text !== shown
  const keep = () => setTyped(null)
  const store = (value: unknown) => save.mutate(value, { onSuccess: keep, onSettled: () => setAsks(false) })
  return (
    <div className={wide ? 'setting setting-wide' : 'setting'}>
      <Title setting={setting} />
      <div>
        {setting.keys && !changed ? <KeysField setting={setting} store={store} busy={save.isPending} /> : null}
        <SettingField id={setting.key} setting={setting} value={text} change={setTyped} invalid={error !== null} />
        {error ? (
          <p className="field-error" role="alert">
            {errorWords(error, words)}
          </p>
        ) : null}
        <p className="setting-acts">
          {changed ? (
            <>
              <Button
                size="small"
                type="primary"
                loading={save.isPending}
                onClick={() => (wide ? setAsks(true) : store(readSetting(setting, text)))}
              >
                {t('form.save')}
              </Button>
              <Button size="small" onClick={keep}>
                {t('settings.drop')}
              </Button>
            </>
          ) : null}
          {canUndo && !changed ? (
            <Button size="small" loading={undo.isPending} onClick={() => undo.mutate()}>
              {t('settings.undo')}
            </Button>
          ) : null}
          {setting.set && !changed && !setting.keys ? (
            <Button size="small" type="link" loading={reset.isPending} onClick={() => reset.mutate()}>
              {t('settings.reset')}
            </Button>
          ) : null}
        </p>
        <ConfirmChange
          setting={setting}
          open={asks}
          text={text}
          busy={save.isPending}
          store={() => store(readSetting(setting, text))}
          close={() => setAsks(false)}
        />
      </div>
    </div>
  )
}

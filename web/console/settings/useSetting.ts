import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { SettingBody, SettingList } from '../../../server/contract/setting.ts'
import { get, send } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'

/** What stood before: a value, or nothing, so that the default held. */
export type Stood = { readonly set: true; readonly value: unknown } | { readonly set: false }

/** Somebody else saved this setting after it was read. */
export class Overtaken extends Error {}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Saving, going back to the default, and taking back what was just done; each in force at once. */
export const useSetting = (setting: SettingBody) => {
  const { t } = useWords()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [before, setBefore] = useState<Stood | null>(null)
  const path = `settings/${encodeURIComponent(setting.key)}`
  const stands: Stood = setting.set ? { set: true, value: setting.value } : { set: false }
  const refresh = () => client.invalidateQueries({ queryKey: ['settings'] })
  /** A secret can't be compared or brought back: nobody is shown it. */
  const look = async (): Promise<void> => {
    const now = (await get<z.infer<typeof SettingList>>('settings')).items.find(({ key }) => key === setting.key)
    if (setting.secret || !now || (now.set === setting.set && same(now.value, setting.value))) return
    await refresh()
    throw new Overtaken()
  }
  const put = (to: Stood): Promise<SettingBody> =>
    to.set ? send<SettingBody>('PUT', path, { value: to.value }) : send<SettingBody>('DELETE', path)
  const done = async (text: string, undo: Stood | null): Promise<void> => {
    setBefore(setting.secret ? null : undo)
    message.success(text)
    await refresh()
  }
  const save = useMutation({
    mutationFn: async (value: unknown) => {
      await look()
      return put({ set: true, value })
    },
    onSuccess: () => done(t('settings.saved'), stands),
  })
  const reset = useMutation({
    mutationFn: () => put({ set: false }),
    onSuccess: () => done(t('settings.wasReset'), stands),
  })
  const undo = useMutation({
    mutationFn: () => put(before ?? { set: false }),
    onSuccess: () => done(t('settings.undone'), null),
  })
  return { save, reset, undo, canUndo: before !== null, error: save.error ?? reset.error ?? undo.error }
}

import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { afterCommit } from '../../store/database.ts'
import { listSettings, putSetting, removeSetting } from '../../store/settings.ts'
import { appendAudit } from '../audit.ts'
import { ChangeSetting, SettingBody, SettingList } from '../contract/setting.ts'
import { problemsOf } from '../input.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import type { Setting } from '../setting.ts'
import { aboutOf } from '../settingAbout.ts'
import { forgetSettings, isSettingKey, SETTINGS, type SettingKey } from '../settings.ts'
import { hasWords, type Language, words } from '../words.ts'
import { write } from '../write.ts'

const common = { who: 'admin.system', tag: 'service' } as const
const Key = z.object({ key: z.string().max(64) })

const present = async (
  program: Program,
  key: SettingKey,
  stored: ReadonlyMap<string, unknown>,
  language: Language,
): Promise<SettingBody> => {
  const setting: Setting = SETTINGS[key]
  const { schema, fallback, secret = false } = setting
  const value = stored.has(key) ? stored.get(key) : fallback
  const title = `setting.${key}`
  return {
    key,
    title: hasWords(title, language) ? words(title, language) : key,
    value: secret ? null : value,
    fallback: secret ? null : fallback,
    set: stored.has(key),
    secret,
    schema: z.toJSONSchema(schema, { io: 'input' }),
    ...(await aboutOf(program, setting, value, language)),
  }
}

const list = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/settings',
  summary: 'Every setting with its value, its default and what it accepts',
  reply: SettingList,
  run: async ({ program, caller }) => {
    const stored = await listSettings(program.database.app, program.county)
    const keys = Object.keys(SETTINGS).filter(isSettingKey).sort()
    const items = await Promise.all(keys.map((key) => present(program, key, stored, caller.language)))
    return accept({ body: { items } })
  },
})

/** What goes into the table: secrets only encrypted. */
const kept = (program: Program, { secret }: Setting, value: unknown): unknown =>
  secret ? program.crypto.encrypt('setting', String(value)).toString('base64') : value

const checked = (key: SettingKey, value: unknown): Result<unknown> => {
  const parsed = SETTINGS[key].schema.safeParse(value, { reportInput: true })
  if (parsed.success) return accept(parsed.data)
  const problems = problemsOf(parsed.error, 'value')
  return refuse('input', 'invalid-input', { problems, params: { count: problems.length } })
}

const change = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/settings/{key}',
  summary: 'Sets a setting; in force at once',
  params: Key,
  body: ChangeSetting,
  reply: SettingBody,
  run: async (call) => {
    const { program, caller, params, body } = call
    if (!isSettingKey(params.key)) return refuse('absent', 'absent')
    const { key } = params
    const value = checked(key, body.value)
    if (!value.ok) return value
    const setting: Setting = SETTINGS[key]
    return write(call, async (tx) => {
      await putSetting(tx, program.county, key, kept(program, setting, value.value), program.now())
      const detail = setting.secret ? {} : { value: value.value }
      appendAudit(program, tx, caller, { action: 'setting.change', object: { kind: 'setting', id: key }, detail })
      afterCommit(tx, () => forgetSettings(program))
      return accept({ body: await present(program, key, await listSettings(tx, program.county), caller.language) })
    })
  },
})

const reset = defineRoute({
  ...common,
  method: 'delete',
  path: '/api/v1/settings/{key}',
  summary: 'Back to the default',
  params: Key,
  reply: SettingBody,
  run: async (call) => {
    const { program, caller, params } = call
    if (!isSettingKey(params.key)) return refuse('absent', 'absent')
    const { key } = params
    return write(call, async (tx) => {
      await removeSetting(tx, program.county, key)
      appendAudit(program, tx, caller, { action: 'setting.reset', object: { kind: 'setting', id: key } })
      afterCommit(tx, () => forgetSettings(program))
      return accept({ body: await present(program, key, await listSettings(tx, program.county), caller.language) })
    })
  },
})

export const routes = [list, change, reset]

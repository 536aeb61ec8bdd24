import type { Field } from '../workflow/index.ts'
import type { Checked, Finding, Place, Subject, Words } from './finding.ts'
import { actionsOf, finding, under } from './finding.ts'
import type { Pack } from './types.ts'

/**
 * What a definition may not ask for, whoever wants it. Seen are names and words: keys in English, titles in Chinese. What the rules
 * forbid as a compulsory function is an error; a stated need (`Field.need`) lets through what they allow for one.
 */
interface Ban {
  readonly code: string
  readonly key: RegExp
  readonly words: RegExp
  readonly basis: string
  /** Whether a stated need lets it through. */
  readonly excusable: boolean
}

const APPS = '国办函〔2026〕12号'
const BANS: readonly Ban[] = [
  {
    code: 'burden-track',
    key: /(^|[-_.])(gps|track|tracks|trajectory|route-?log|live-?location)([-_.]|$)/,
    words: /轨迹|实时定位|行踪/,
    basis: `${APPS}：不得强制上传轨迹，安保、应急除外；个人信息保护法 §28`,
    excusable: true,
  },
  {
    code: 'burden-clocking',
    key: /(^|[-_.])(check-?in|clock-?in|sign-?in-?count|logins?|log-?ins?|online-?(time|hours|minutes)|active-?days)([-_.]|$)/,
    words: /打卡|签到|登录次数|登录天数|在线时长|活跃天数/,
    basis: `${APPS}：不得把打卡签到、统计在线时长设为强制功能，安保、应急除外`,
    excusable: true,
  },
  {
    code: 'burden-likes',
    key: /(^|[-_.])(likes?|reposts?|forwards?|shares?-count|page-?views|followers|web-?votes?|study-?(hours|minutes))([-_.]|$)/,
    words: /点赞|转发量|阅读量|网络投票|关注数|学习时长/,
    basis: `${APPS}：点赞、转发、网络投票、学习时长不得作为考核依据`,
    excusable: false,
  },
  {
    code: 'burden-installs',
    key: /(^|[-_.])(install(s|ed|ation)?(-rate)?|downloads?|usage-?rate)([-_.]|$)/,
    words: /安装率|下载率|激活率|(应用|系统|平台|小程序|软件|APP)使用率/i,
    basis: `${APPS}：不得以安装使用率作为评价依据`,
    excusable: false,
  },
  {
    code: 'burden-staff-ranking',
    key: /(^|[-_.])(staff|worker|cadre)-?(points|ranking|leaderboard)([-_.]|$)/,
    words: /(干部|工作人员|网格员)积分(排名)?/,
    basis: `${APPS}：不得设置工作人员积分排名`,
    excusable: false,
  },
  {
    code: 'prying-profile',
    key: /(^|[-_.])(religion|faith|ethnicity|petition-?(history|count)|political-?(view|opinion)s?)([-_.]|$)/,
    words: /宗教|信仰|民族|上访记录|信访记录|思想倾向/,
    basis: '个人信息保护法 §28、§29',
    excusable: true,
  },
]

export interface Named {
  readonly place: Place
  readonly key: string
  readonly title: string
  readonly need?: string
}

/** What the rules forbid, or forbid without a stated need, by key (words with dashes) and by title. */
export const bannedNames = ({ place, key, title, need }: Named): readonly Finding[] =>
  BANS.filter((ban) => (ban.key.test(key.toLowerCase()) || ban.words.test(title)) && !(ban.excusable && need)).map(
    (ban) => finding(place, ban.code, { name: title || key }, { basis: ban.basis }),
  )

const photo = (field: Field, place: Place, title: string): readonly Finding[] =>
  field.type === 'files' && field.required && !field.need
    ? [
        finding(
          place,
          'burden-photo-required',
          { name: title || field.key },
          { basis: `${APPS}：不得强制上传工作照片、视频，确有必要的除外` },
        ),
      ]
    : []

const fields = (place: Place, some: readonly Field[], zh: Words): readonly Finding[] =>
  some.flatMap((field) => {
    const at = under(place, field.key)
    const title = zh[field.title] ?? ''
    return [...photo(field, at, title), ...bannedNames({ place: at, key: field.key, title, need: field.need })]
  })

/** Fields that an act demands although the lodging already did. */
const askedTwice = (subject: Subject): readonly Finding[] => {
  const lodged = new Set(subject.process.fields.filter((field) => field.required).map((field) => field.key))
  return actionsOf(subject).flatMap(({ action, place }) =>
    action.fields
      .filter((field) => field.required && lodged.has(field.key) && !field.need)
      .map((field) =>
        finding(
          under(place, 'fields', field.key),
          'burden-asked-twice',
          { field: field.key },
          { severity: 'warning', basis: `${APPS}：不得重复要求基层填表报数` },
        ),
      ),
  )
}

/** The burden linter on what a process asks for. */
export const burdenFindings = (subject: Subject, words: Checked['words']): readonly Finding[] => {
  const zh = words?.[subject.pack.key]?.['zh-CN'] ?? {}
  return [
    ...fields(under(subject.place, 'fields'), subject.process.fields, zh),
    ...actionsOf(subject).flatMap(({ action, place }) => fields(under(place, 'fields'), action.fields, zh)),
    ...askedTwice(subject),
  ]
}

/** The burden linter on the numbers and lists that a pack works with. */
export const measureFindings = (pack: Pack, words: Checked['words']): readonly Finding[] => {
  const zh = words?.[pack.key]?.['zh-CN'] ?? {}
  const values = (pack.parameters ?? []).flatMap((set) =>
    Object.keys(set.values).map((key) => ({
      place: { pack, path: `parameters.${set.key}.values.${key}` },
      key: dashed(key),
      title: '',
    })),
  )
  const items = (pack.lists ?? []).flatMap((list) => ({
    place: { pack, path: `lists.${list.key}` },
    key: list.key,
    title: zh[list.title] ?? '',
  }))
  return [...values, ...items].flatMap(bannedNames)
}

/** camelCase as words with dashes, which the patterns look for. */
const dashed = (key: string): string => key.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')

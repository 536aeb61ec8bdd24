import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import type { Position, Role } from '../../kernel/access/index.ts'
import { deskOf } from '../../kernel/access/index.ts'
import { calendarOf } from '../../kernel/calendar/index.ts'
import type { Pack } from '../../kernel/pack/index.ts'
import type {
  Actor,
  Context,
  Decision,
  Directory,
  Field,
  Json,
  MatterState,
  Process,
} from '../../kernel/workflow/index.ts'
import { decide, follow, lapse, lodge, offers } from '../../kernel/workflow/index.ts'

/**
 * Golden cases in the policy owner's words: `cases/*.yaml` of a pack, run through the kernel. Words are the pack's own Chinese
 * titles, so that a case reads as the screen does; refusals are named by code.
 */
interface Case {
  readonly 说明: string
  readonly 规则: string
  readonly 前提: Readonly<Record<string, Json>>
  readonly 经过: readonly Readonly<Record<string, Json>>[]
}

export interface Staff {
  /** 谁 → position. */
  readonly people: Readonly<Record<string, Position>>
  readonly roles: readonly Role[]
}

/** `2026-03-02 09:00` in China. */
const instant = (text: Json | undefined): string => new Date(`${String(text).replace(' ', 'T')}:00+08:00`).toISOString()

const directoryOf = ({ people, roles }: Staff): Directory => {
  const all = Object.values(people)
  const find = (role: string, region: string) => all.find((one) => one.role === role && one.region === region)
  const positionOf = (desk: string) => all.find((one) => deskOf(one) === desk)
  return {
    deskAt: (role, region) => {
      const found = find(role, region)
      return found && deskOf(found)
    },
    live: (desk) => positionOf(desk) !== undefined,
    regionOf: (desk) => positionOf(desk)?.region,
    above: (desk) => {
      const role = roles.find((one) => one.key === desk.slice(0, desk.indexOf('@')))
      const from = positionOf(desk)?.region
      if (role?.reportsTo === undefined || from === undefined) return undefined
      const line = all
        .filter((one) => one.role === role.reportsTo && from.startsWith(one.region))
        .sort((a, b) => b.region.length - a.region.length)[0]
      return line && deskOf(line)
    },
  }
}

const catalogueOf = (folder: string, language = 'zh-CN'): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...readdirSync(folder)
      .filter((name) => name.endsWith(`.${language}.json`))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  )

/** One case while it runs. */
class Run {
  readonly #pack: Pack
  readonly #process: Process
  readonly #words: Readonly<Record<string, string>>
  readonly #staff: Staff
  #context: Context
  #state: MatterState
  #last: Decision

  constructor(pack: Pack, words: Readonly<Record<string, string>>, staff: Staff, given: Case) {
    this.#pack = pack
    this.#words = words
    this.#staff = staff
    const params = pack.parameters?.find((set) => set.key === given.规则)
    const process = pack.processes?.find((one) => one.key === params?.process)
    if (!params || !process) throw new Error(`没有这套规则：${given.规则}`)
    this.#process = process
    const { 地点, 时间, 类别, 渠道, 内容, ...rest } = given.前提
    const now = instant(时间)
    const inList = (list: string, code: string) => this.#codes(list).includes(code)
    const base = { process, params, calendar: calendarOf(), directory: directoryOf(staff), now, inList }
    const facts = {
      id: '00000000-0000-7000-8000-00000000000a',
      process: process.key,
      region: String(地点),
      category: 类别 === undefined ? null : String(类别),
      channel: 渠道 === undefined ? 'web' : String(渠道),
      lodgedAt: now,
      sealed: false,
      owner: null,
      text: String(内容),
      data: this.#data(process.fields, rest),
    }
    const lodged = lodge(base, facts, { kind: 'resident', id: null })
    if (!lodged.ok) throw new Error(lodged.refusal.code)
    this.#context = { ...base, matter: lodged.value.facts }
    this.#state = lodged.value.state
    this.#last = lodged.value
  }

  #codes(list: string): readonly string[] {
    return this.#pack.lists?.find((one) => one.key === list)?.items.map((item) => item.code) ?? []
  }

  #desk(name: Json): string {
    const position = this.#staff.people[String(name)]
    if (!position) throw new Error(`没有这个人：${String(name)}`)
    return deskOf(position)
  }

  #value(field: Field, value: Json): Json {
    if (field.type === 'desk') return this.#desk(value)
    if (field.type === 'desks') return (value as readonly Json[]).map((name) => this.#desk(name))
    if (field.type !== 'choice' || field.list === undefined) return value
    const list = this.#pack.lists?.find((one) => one.key === field.list)
    return list?.items.find((item) => this.#words[item.title] === value || item.code === value)?.code ?? value
  }

  /** Titles → keys; an unknown title goes through as it is and is refused by the kernel. */
  #data(fields: readonly Field[], typed: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
    return Object.fromEntries(
      Object.entries(typed).map(([title, value]) => {
        const field = fields.find((one) => this.#words[one.title] === title || one.key === title)
        return field ? [field.key, this.#value(field, value)] : [title, value]
      }),
    )
  }

  #actor(name: Json | undefined): Actor {
    if (name === '反映人') return { kind: 'resident', id: null }
    const position = this.#staff.people[String(name)]
    if (!position) throw new Error(`没有这个人：${String(name)}`)
    return { kind: 'staff', name: String(name), position }
  }

  #take(decision: Decision): void {
    this.#last = decision
    this.#state = decision.state
  }

  #act(line: Readonly<Record<string, Json>>): void {
    const actor = this.#actor(line.谁)
    const actions = this.#process.steps[this.#state.step]?.actions ?? {}
    const [key, action] = Object.entries(actions).find(([, one]) => this.#words[one.title] === line.做) ?? []
    const data = this.#data(action?.fields ?? [], (line.填 ?? {}) as Readonly<Record<string, Json>>)
    const decided = decide(this.#context, this.#state, { action: key ?? String(line.做), actor, data })
    if (line.被拒 !== undefined) {
      const said = decided.ok
        ? '没有被拒'
        : [decided.refusal.code, ...(decided.refusal.problems ?? []).map((p) => p.code)]
      expect(said, JSON.stringify(line)).toContain(line.被拒)
      return
    }
    expect(decided.ok ? null : decided.refusal, JSON.stringify(line)).toBeNull()
    if (decided.ok) this.#take(decided.value)
  }

  #now(expected: Readonly<Record<string, Json>>): void {
    const name = (desk: string | null) =>
      Object.entries(this.#staff.people).find(([, position]) => deskOf(position) === desk)?.[0] ?? desk
    const state = this.#state
    const notices = this.#last.notices
    const actual: Readonly<Record<string, () => unknown>> = {
      步骤: () => this.#words[this.#process.steps[state.step]?.title ?? ''],
      环节: () => this.#words[`stage.${state.stage}`],
      谁办: () => name(state.lead),
      责任: () => name(state.responsible),
      期限: () =>
        state.dueAt === null
          ? null
          : new Date(Date.parse(state.dueAt) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' '),
      超期: () => state.late,
      保密: () => state.sealed,
      结果: () => (state.outcome === null ? null : this.#words[`outcome.${state.outcome}`]),
      评价: () => state.verdict && Number(state.verdict.satisfaction),
      谁看得见: () =>
        Object.entries(this.#staff.people)
          .filter(([, one]) => state.orgs.includes(deskOf(one)))
          .map(([who]) => who)
          .sort(),
      督办: () =>
        state.tasks
          .filter((task) => task.kind === 'supervise' && task.doneAt === null)
          .map((task) => name(task.desk))
          .sort(),
      会办: () =>
        state.tasks
          .filter((task) => task.kind === 'help' && task.doneAt === null)
          .map((task) => name(task.desk))
          .sort(),
      告诉反映人: () => notices.some((notice) => notice.to.kind === 'resident'),
      告诉: () => notices.flatMap((notice) => (notice.to.kind === 'desk' ? [name(notice.to.desk)] : [])).sort(),
    }
    for (const [key, value] of Object.entries(expected)) {
      const wanted = Array.isArray(value) ? [...value].sort() : value
      expect(actual[key]?.(), key).toEqual(wanted)
    }
  }

  step(line: Readonly<Record<string, Json>>): void {
    if (line.时间 !== undefined) this.#context = { ...this.#context, now: instant(line.时间) }
    if (line.到期) {
      const passed = lapse(this.#context, this.#state)
      if (passed) this.#take(passed)
      else this.#last = { entries: [], state: this.#state, notices: [] }
    }
    if (line.同类事项已答复) {
      const followed = follow(this.#context, this.#state)
      expect(followed, '没有跟着走').not.toBeNull()
      if (followed) this.#take(followed)
    }
    if (line.做 !== undefined) this.#act(line)
    if (line.可做 !== undefined)
      expect(
        offers(this.#context, this.#state, this.#actor(line.谁))
          .map((offer) => this.#words[offer.title])
          .sort(),
      ).toEqual([...(line.可做 as readonly string[])].sort())
    if (line.此时) this.#now(line.此时 as Readonly<Record<string, Json>>)
  }
}

/** Registers one test for each case file of the pack in `folder`. */
export const testCases = (folder: string, pack: Pack, staff: Staff): void => {
  const words = catalogueOf(folder)
  for (const file of readdirSync(join(folder, 'cases')).sort()) {
    const given = load(readFileSync(join(folder, 'cases', file), 'utf8')) as Case & { readonly 不予受理?: string }
    test(`${file.slice(0, -5)} ${given.说明}`, () => {
      if (given.不予受理 !== undefined) {
        expect(() => new Run(pack, words, staff, given)).toThrow(given.不予受理)
        return
      }
      const run = new Run(pack, words, staff, given)
      for (const line of given.经过) run.step(line)
    })
  }
}

/** Every catalogue key that a pack mentions, by the property it stands under. */
const keysOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner !== 'string') return keysOf(inner)
    if (name === 'unit') return 'amount' in value ? [] : [inner]
    // a ledger's rule names its words whole, a process's rule by a code
    if (name === 'otherwise' && inner.includes('.')) return [inner]
    if (name === 'otherwise' || name === 'code') return 'basis' in value || 'when' in value ? [`refusal.${inner}`] : []
    if (name === 'outcome' && !('fields' in value && 'process' in value)) return [`outcome.${inner}`]
    if (name === 'stage') return [`stage.${inner}`]
    return ['title', 'template', 'consequence', 'unlimited', 'body', 'definition'].includes(name) ? [inner] : []
  })
}

/** Registers a test that every word the pack mentions is there, in Chinese and in English, and none besides is missing on one side. */
export const testWords = (folder: string, pack: Pack): void => {
  test.each(['zh-CN', 'en'])('all its words are there in %s', (language) => {
    const there = catalogueOf(folder, language)
    expect([...new Set(keysOf(pack))].filter((key) => !(key in there))).toEqual([])
  })
  test('no word is left over in one language', () => {
    expect(Object.keys(catalogueOf(folder, 'en')).sort()).toEqual(Object.keys(catalogueOf(folder, 'zh-CN')).sort())
  })
}

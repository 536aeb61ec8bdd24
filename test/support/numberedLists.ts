import { expect } from 'vitest'
import type { Row } from '../../kernel/ledger/index.ts'
import type { ErrorBody } from '../../server/contract/errors.ts'
import type { DiffBody, ItemBody, ListBody } from '../../server/contract/list.ts'
import { bringUpSums, followSums } from '../../server/derive/sums.ts'
import { packsWith } from './loop.ts'
import { makeProgram, POSTS, type Post, type TestProgram } from './program.ts'

type Told<T> = { readonly status: number; readonly body: T & ErrorBody }

/** Numbered lists through the public interface, in the small county under one programme. */
export class Listed {
  readonly #its: TestProgram
  constructor(its: TestProgram) {
    this.#its = its
  }

  static async under(programme: string): Promise<Listed> {
    const its = await makeProgram(await packsWith(programme))
    await bringUpSums(its.program)
    return new Listed(its)
  }

  drop(): Promise<void> {
    return this.#its.drop()
  }

  async told<T>(post: Post, method: string, path: string, sent?: unknown): Promise<Told<T>> {
    const { status, body } = await (await this.#its.as(post)).send(method, `/api/v1/${path}`, sent)
    return { status, body: body as T & ErrorBody }
  }

  /** What the document does not give, as the county keeps it: items of one year, numbered from 1. */
  async keep(code: string, year: number, items: readonly Row[]): Promise<void> {
    const rows = items.map((cells, n) => ({
      region: POSTS.county.region,
      cells: {
        ...{ numbered_list: code, year, number: n + 1, item: `第${n + 1}项`, measure: '按文件办理' },
        ...{ lead: POSTS.county.org, answerable: '某人', due: `${year}-12-31`, item_state: 'under-way', change: 'new' },
        ...cells,
      },
    }))
    const kept = await this.told<{ added: number }>('county', 'POST', 'ledgers/duty-items/bulk', { rows })
    expect(kept.body).toMatchObject({ added: items.length, refused: 0 })
    await followSums(this.#its.program)
  }

  async list(post: Post, key: string): Promise<ListBody> {
    const { status, body } = await this.told<ListBody>(post, 'GET', `lists/${key}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  async item(post: Post, key: string, item: string): Promise<ItemBody> {
    const found = (await this.list(post, key)).items.find((one) => one.key === item)
    if (!found) throw new Error(`no item ${item}`)
    return found
  }

  async diff(key: string): Promise<DiffBody> {
    return (await this.told<DiffBody>('county', 'GET', `lists/${key}/diff`)).body
  }

  /** A form that `post` asks of a level, answered from what is held, its only column missing; the way to ask for it. */
  async form(post: Post, level: number) {
    const draft = {
      ...{ title: '临时统计', basis: '某办函', asker: '县某局', level, every: 'once', last: '2026-06-30' },
      columns: [{ title: '水塔座数', pick: 'none' }],
    }
    const { id, version } = (await this.told<{ id: string; version: number }>(post, 'POST', 'form-requests', draft))
      .body
    const answered = await this.told<{ version: number }>(post, 'POST', `form-requests/${id}/acts`, {
      ...{ version, act: 'answer' },
    })
    const asks = [{ column: 'c1', reason: '没有台账' }]
    return {
      id,
      ask: () =>
        this.told<{ state: string }>(post, 'POST', `form-requests/${id}/acts`, {
          ...{ version: answered.body.version, act: 'ask', asks },
        }),
    }
  }
}

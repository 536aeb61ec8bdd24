import type { Action } from '../../../kernel/workflow/index.ts'
import { files, note, toResident } from '../fields.ts'

/**
 * 督办: late matters get a supervisor by themselves; people who supervise may remind and order at any time (潍坊 §26). They order and
 * remind; they extend nothing and answer nothing for the unit.
 */
export const supervision = {
  remind: {
    title: 'requests.action.remind',
    effect: 'note',
    by: ['supervisor', { role: 'town-dispatcher' }, { role: 'county-dispatcher' }, { role: 'county-supervisor' }],
    fields: [note(true)],
    notices: [{ to: 'holder', template: 'requests.notice.reminded' }],
    consequence: 'requests.consequence.holder-told',
  },
  order: {
    title: 'requests.action.order',
    effect: 'supervise',
    by: [{ role: 'county-supervisor' }],
    fields: [
      {
        key: 'ground',
        title: 'requests.field.ground',
        type: 'choice',
        list: 'supervision-ground',
        required: true,
      },
      note(true),
    ],
    notices: [{ to: 'holder', template: 'requests.notice.ordered' }],
    consequence: 'requests.consequence.supervised',
    basis: '潍坊市12345政务服务便民热线条例 §26；济南市12345市民服务热线条例 §28',
  },
  escalate: {
    title: 'requests.action.escalate',
    effect: 'supervise',
    by: ['system'],
    fields: [],
    notices: [
      { to: 'holder', template: 'requests.notice.late' },
      { to: 'supervisor', template: 'requests.notice.late-below' },
    ],
    basis: '潍坊市12345政务服务便民热线条例 §26（二）',
  },
} as const satisfies Readonly<Record<string, Action>>

/** What the resident adds while others work on it; nothing moves, the holder is told. */
export const say: Action = {
  title: 'requests.action.say',
  effect: 'note',
  by: ['resident'],
  fields: [toResident('said'), files],
  notices: [{ to: 'holder', template: 'requests.notice.said' }],
}

/** A remark of those who work on it, and of the resident. */
export const remark: Readonly<Record<string, Action>> = {
  note: {
    title: 'requests.action.note',
    effect: 'note',
    by: ['holder', 'helper', 'supervisor'],
    fields: [note(true)],
  },
  say,
}

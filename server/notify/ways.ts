import type { OutboxRow } from '../../store/matter/write.ts'
import type { Program } from '../program.ts'
import type { Message } from './sender.ts'

/** The ways out that are set up. */
export type Ways = ReadonlySet<Message['channel']>

const EVERY: Ways = new Set(['sms', 'email', 'webhook'])

/** Kept with a message for which no way out was set up at the time: it is not sent when there is one later. */
export const NOT_SET_UP = 'not-set-up'

/** The ways out of the county now; every one where the sender names none. */
export const waysOut = async ({ sender }: Pick<Program, 'sender'>): Promise<Ways> => (await sender?.ways?.()) ?? EVERY

/** What arrives at a desk is shown there; only another system is told of it. */
export const isOpen = (ways: Ways, channel: OutboxRow['channel']): boolean =>
  ways.has(channel === 'inbox' ? 'webhook' : channel)

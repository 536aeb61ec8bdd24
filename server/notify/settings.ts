import { z } from 'zod'
import type { Setting } from '../setting.ts'

const Address = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])

/** Ways out. Empty means that this way is closed; a demo uses none of them whatever they say. */
export const NOTIFY_SETTINGS = {
  /** Gateway of text messages: one JSON POST per message `{to, template, params, text}`, `Idempotency-Key` names the message. */
  'notify.sms-url': { schema: Address, fallback: '' },
  'notify.sms-token': { schema: z.string().max(500), fallback: '', secret: true },
  /** Mail server as a URL: `smtps://user:password@mail.example:465`. */
  'notify.smtp-url': {
    schema: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ }).max(500)]),
    fallback: '',
    secret: true,
  },
  'notify.mail-from': { schema: z.string().max(200), fallback: '' },
  /** What arrives at desks, for another system (a chat tool of the county): signed JSON POST. */
  'notify.webhook-url': { schema: Address, fallback: '' },
  'notify.webhook-secret': { schema: z.string().max(500), fallback: '', secret: true },
} as const satisfies Readonly<Record<string, Setting>>

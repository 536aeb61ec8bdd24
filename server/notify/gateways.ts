import { createHmac } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { Program } from '../program.ts'
import { type Settings, settingsOf } from '../settings.ts'
import type { Message, Sender } from './sender.ts'

/** A gateway that did not take a message: not set up, unreachable, or it answered with an error. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

const WAIT_MS = 10_000

/** One POST; anything but 2xx within 10 s is a failure. No redirect is followed: it could lead inside. */
const post = async (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new NotTaken(`gateway answered ${response.status}`)
}

const sms = async (settings: Settings, { id, to, template, params, text }: Message): Promise<void> => {
  const url = settings['notify.sms-url']
  if (url === '') throw new NotTaken('notify.sms-url is not set')
  const token = settings['notify.sms-token']
  await post(url, JSON.stringify({ to, template, params, text }), {
    ...(id && { 'idempotency-key': id }),
    ...(token && { authorization: `Bearer ${token}` }),
  })
}

const email = async (settings: Settings, { id, to, text }: Message): Promise<void> => {
  const url = settings['notify.smtp-url']
  if (url === '') throw new NotTaken('notify.smtp-url is not set')
  const transport = nodemailer.createTransport({ url, connectionTimeout: WAIT_MS, socketTimeout: WAIT_MS })
  const [subject = ''] = text.split('\n')
  await transport.sendMail({
    from: settings['notify.mail-from'],
    to,
    subject: subject.slice(0, 78),
    text,
    ...(id && { messageId: `<${id}@lingyan>` }),
  })
  transport.close()
}

/** To another system: `lingyan-signature` is HMAC-SHA256 of `time.body` under the shared secret, so that a replay shows. */
const webhook = async (settings: Settings, { id, to, template, params, text }: Message, now: Date): Promise<void> => {
  const url = settings['notify.webhook-url']
  if (url === '') return
  const body = JSON.stringify({ id, to, template, params, text })
  const time = Math.floor(now.getTime() / 1000)
  const signature = createHmac('sha256', settings['notify.webhook-secret']).update(`${time}.${body}`).digest('hex')
  await post(url, body, { 'lingyan-signature': `t=${time},v1=${signature}`, ...(id && { 'idempotency-key': id }) })
}

/** The county's own gateways, as its settings name them at the moment of sending. */
export const gatewaySender = (program: Pick<Program, 'database' | 'county' | 'crypto' | 'now'>): Sender => ({
  send: async (message) => {
    const settings = await settingsOf(program)
    if (message.channel === 'sms') return sms(settings, message)
    if (message.channel === 'email') return email(settings, message)
    return webhook(settings, message, program.now())
  },
  ways: async () => {
    const settings = await settingsOf(program)
    const open = new Set<Message['channel']>()
    if (settings['notify.sms-url'] !== '') open.add('sms')
    if (settings['notify.smtp-url'] !== '') open.add('email')
    if (settings['notify.webhook-url'] !== '') open.add('webhook')
    return open
  },
})

/** One message to one person. */
export interface Message {
  /** `webhook`: to another system, on behalf of a desk. */
  readonly channel: 'sms' | 'email' | 'webhook'
  /** The same for every attempt at one message: a receiver that knows it drops the repetition. */
  readonly id?: string
  /** Phone number, mail address or desk, in clear: only in memory, never logged. */
  readonly to: string
  /** Catalogue key; gateways that only send registered templates map it to theirs. */
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  /** The same in words. */
  readonly text: string
}

/** The way out to a gateway. Throws where the gateway did not take the message. */
export interface Sender {
  readonly send: (message: Message) => Promise<void>
  /** The channels that are set up at this moment; absent where all are. */
  readonly ways?: () => Promise<ReadonlySet<Message['channel']>>
}

/** For the demo: prints what would be sent, and sends nothing to anybody. */
export const consoleSender = (print: (line: string) => void = console.log): Sender => ({
  send: async ({ channel, to, text }) => print(`[${channel} → ${to}] ${text}`),
})

/** One message to one person. */
export interface Message {
  readonly channel: 'sms' | 'email'
  /** Phone number or mail address, in clear: only in memory, never logged. */
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
}

/** For the demo: prints what would be sent, and sends nothing to anybody. */
export const consoleSender = (print: (line: string) => void = console.log): Sender => ({
  send: async ({ channel, to, text }) => print(`[${channel} → ${to}] ${text}`),
})

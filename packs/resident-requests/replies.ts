import type { ReplyTemplate } from '../../kernel/pack/index.ts'

const reply = (key: string, actions: readonly string[], categories?: readonly string[]): ReplyTemplate => ({
  key,
  title: `requests.reply.${key}`,
  body: `requests.reply.${key}.body`,
  actions,
  ...(categories ? { categories } : {}),
})

/** Words to start from, not to send as they stand: each leaves the facts of the case to be filled in. */
export const replyTemplates: readonly ReplyTemplate[] = [
  reply('solved', ['reply']),
  reply('planned', ['reply']),
  reply('cannot', ['reply']),
  reply('enquiry', ['answer', 'reply']),
  reply('water', ['reply', 'progress'], ['010216']),
  reply('power', ['reply', 'progress'], ['010215']),
  reply('road', ['reply', 'progress'], ['0602', '010204', '010211']),
  reply('cleaning', ['reply', 'progress'], ['010214', '010201', '0402']),
  reply('village-accounts', ['reply'], ['1002']),
  reply('wages', ['reply', 'progress'], ['150306', '150604', '010804']),
  reply('received', ['progress']),
  reply('delay', ['extend']),
  reply('emergency-line', ['decline']),
  reply('legal-channel', ['decline', 'approve-end']),
  reply('repeat', ['decline']),
  reply('secret', ['decline']),
  reply('outside-duty', ['decline']),
  reply('unlawful', ['decline']),
  reply('unreasonable', ['uphold']),
]

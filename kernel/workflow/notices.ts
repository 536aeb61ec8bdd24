import type { Desk } from '../access/index.ts'
import type { Notice } from './context.ts'
import { isOpen } from './draft.ts'
import type { Entry, MatterState, Task } from './matter.ts'
import type { NoticeRule } from './types.ts'

const openDesks = (state: MatterState, kind: Task['kind']): readonly Desk[] =>
  state.tasks.filter((task) => task.kind === kind && isOpen(task)).map((task) => task.desk)

const desksFor = (to: NoticeRule['to'], before: MatterState | null, after: MatterState): readonly Desk[] => {
  if (to === 'helpers') return openDesks(after, 'help')
  if (to === 'supervisor') return openDesks(after, 'supervise')
  // the holder is who has it after the act; where nobody has it then, who had it before is told
  if (to === 'holder') return [after.lead ?? before?.lead].filter((desk) => desk != null)
  return [before?.back[0]?.desk].filter((desk) => desk !== undefined)
}

/** Values for the words of a notice; all of them text. */
const paramsOf = (entry: Entry, state: MatterState): Readonly<Record<string, string>> => ({
  action: entry.action,
  step: state.step,
  dueAt: state.dueAt ?? '',
})

/** The notices that an entry sends; nobody is told of an own act. */
export const noticesOf = (
  matter: string,
  rules: readonly NoticeRule[],
  entry: Entry,
  before: MatterState | null,
  after: MatterState,
  self: Desk | undefined,
): readonly Notice[] => {
  const params = paramsOf(entry, after)
  const messages = rules.flatMap(({ to, template }): readonly Pick<Notice, 'to' | 'template'>[] =>
    to === 'resident'
      ? [{ to: { kind: 'resident' }, template }]
      : desksFor(to, before, after)
          .filter((desk) => desk !== self)
          .map((desk) => ({ to: { kind: 'desk', desk }, template })),
  )
  return messages.map((message, index) => ({ ...message, params, dedupe: `${matter}:${entry.seq}:${index}` }))
}

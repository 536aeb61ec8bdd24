import type { Desk } from '../access/index.ts'
import { seatOf } from './desks.ts'
import type { MatterState, Task } from './matter.ts'

/** A state while entries are applied to it; arrays and records in it are replaced, never changed. */
export type Draft = { -readonly [K in keyof MatterState]: MatterState[K] }

export const isOpen = (task: Task): boolean => task.doneAt === null

/** Ends the open tasks that `which` picks. */
export const endTasks = (draft: Draft, at: string, which: (task: Task) => boolean): void => {
  draft.tasks = draft.tasks.map((task) => (isOpen(task) && which(task) ? { ...task, doneAt: at } : task))
}

/** Who may see it from now on: the desk, and its organisation where it has one. */
export const giveSight = (draft: Draft, desks: readonly Desk[]): void => {
  if (desks.every((desk) => draft.orgs.includes(desk))) return
  const fresh = desks.flatMap((desk) => (/^\d+$/.test(seatOf(desk)) ? [desk] : [desk, seatOf(desk)]))
  draft.orgs = [...new Set([...draft.orgs, ...fresh])]
}

export interface Opening {
  readonly at: string
  readonly kind: Task['kind']
  readonly dueAt: string | null
}

/** Opens a task for each desk; keys count on from those that the same entry opened before. */
export const openTasks = (draft: Draft, desks: readonly Desk[], opening: Opening): void => {
  if (desks.length === 0) return
  const first = draft.tasks.filter((task) => task.key.startsWith(`${draft.version}.`)).length
  const opened = desks.map(
    (desk, index): Task => ({
      key: `${draft.version}.${first + index}`,
      desk,
      kind: opening.kind,
      step: draft.step,
      openedAt: opening.at,
      dueAt: opening.dueAt,
      doneAt: null,
    }),
  )
  draft.tasks = [...draft.tasks, ...opened]
  giveSight(draft, desks)
}

import type { StoredAsk } from '../../store/element/asks.ts'
import type { Program } from '../program.ts'

/** What was answered, in clear; nothing where it was not. */
export const openedAnswers = (program: Pick<Program, 'crypto'>, ask: StoredAsk): Readonly<Record<string, string>> =>
  ask.answers === null ? {} : JSON.parse(program.crypto.decrypt('form.answers', ask.answers))

export const sealedAnswers = (program: Pick<Program, 'crypto'>, cells: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(program.crypto.encrypt('form.answers', JSON.stringify(cells)))

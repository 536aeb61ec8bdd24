import type { Voice } from '../presenters/matterWords.ts'
import type { Program } from '../program.ts'
import type { Language } from '../words.ts'
import { policyOf } from './policy.ts'
import { registerOf } from './register.ts'

/** What presenters of matters speak with. */
export const voiceOf = async (program: Program, language: Language): Promise<Voice> => {
  const [policy, register] = await Promise.all([policyOf(program), registerOf(program)])
  return { program, policy, register, language, now: program.now() }
}

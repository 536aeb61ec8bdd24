import { inScope } from '../../store/database.ts'
import { findMatter } from '../../store/matter/find.ts'
import type { Language } from '../../web/public/words.ts'
import { contextOf } from '../matters/context.ts'
import { policyOf } from '../matters/policy.ts'
import type { Reading } from '../matters/read.ts'
import { voiceOf } from '../matters/voice.ts'
import { presentTimeline } from '../presenters/matterTimeline.ts'
import { deskTitle } from '../presenters/matterWords.ts'
import { isTold } from '../presenters/told.ts'
import type { Program } from '../program.ts'
import { publisherOf } from './scope.ts'

/** The last thing that was told the resident: what a verdict is about. */
export interface Answer {
  readonly at: string
  readonly who: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}

/**
 * The answer to a request. One that was merged into another has none of its own: it gets what that one was told, words of staff
 * alone, never what its resident said.
 */
export const answerTo = async (program: Program, reading: Reading, language: Language): Promise<Answer | null> => {
  const own = await lastTold(program, reading, language)
  const { mergedInto } = reading.state
  if (own !== null || mergedInto === null) return own
  const found = await inScope(program.database, publisherOf(program.county, program.county), (tx) =>
    findMatter(tx, program.county, mergedInto),
  )
  if (found === undefined || found.matter.sealed) return null
  const [policy, directory] = await Promise.all([policyOf(program), program.directory()])
  const context = contextOf(policy, directory, found.matter, program.now())
  return lastTold(program, { ...reading, ...found, context }, language)
}

const lastTold = async (program: Program, reading: Reading, language: Language): Promise<Answer | null> => {
  const { history, context, state } = reading
  const voice = await voiceOf(program, language)
  const told = presentTimeline(voice, reading).flatMap((item) => {
    const entry = history.find((one) => one.seq === item.seq)
    if (entry === undefined || entry.actor.kind !== 'staff' || !isTold(context.process, history, entry)) return []
    const lines = item.lines.filter((line) => line.toResident)
    const { role, org, region } = entry.actor.position
    const who = state.sealed ? '' : deskTitle(voice, `${role}@${org ?? region}`)
    return lines.length === 0 ? [] : [{ at: item.at, who, lines }]
  })
  return told.at(-1) ?? null
}

import { processBehind } from '../../kernel/indicator/index.ts'
import { accept } from '../../kernel/refusal/index.ts'
import { listCompared } from '../../store/derive/state.ts'
import { SumsStates } from '../contract/sums.ts'
import { ledgersOf } from '../ledger/definitions.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import type { Language } from '../words.ts'

const titleOf = ({ packs }: Program, key: string, language: Language): string => {
  const process = processBehind({ key })
  const declared = packs.set.packs.flatMap((pack) => pack.processes ?? []).find((one) => one.key === process)
  const title = declared?.title ?? ledgersOf(packs).get(key)?.ledger.title
  return title === undefined ? key : packs.words(title, language)
}

export const routes = [
  defineRoute({
    method: 'get',
    path: '/api/v1/sums',
    who: 'admin.system',
    tag: 'service',
    summary: 'Whether the numbers are those of the records: when they were compared, and what differed',
    reply: SumsStates,
    run: async ({ program, caller }) => {
      const states = await listCompared(program.database.system)
      return accept({
        body: {
          differences: states.reduce((sum, { differences }) => sum + differences, 0),
          items: states.map((one) => ({
            key: one.ledger,
            title: titleOf(program, one.ledger, caller.language),
            computedAt: one.computed_at.toISOString(),
            comparedAt: one.compared_at?.toISOString() ?? null,
            differences: one.differences,
            waitingSince: one.waiting_since?.toISOString() ?? null,
          })),
        },
      })
    },
  }),
]

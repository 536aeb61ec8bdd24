import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { LedgerBody, LedgerList } from '../contract/ledger.ts'
import { openLedger, openLedgers } from '../ledger/keeper.ts'
import { presentLedger } from '../ledger/present.ts'
import { defineRoute } from '../route.ts'

const list = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'Which ledgers there are, who keeps them, and what they ask for; those that one keeps oneself first',
  reply: LedgerList,
  run: async ({ program, caller }) => {
    const all = openLedgers(program, caller).map((kept) => presentLedger(program, caller, kept))
    return accept({ body: { items: [...all.filter(({ may }) => may.keep), ...all.filter(({ may }) => !may.keep)] } })
  },
})

const show = defineRoute({
  method: 'get',
  path: '/api/v1/ledgers/{ledger}',
  who: 'ledgers',
  tag: 'ledgers',
  summary: 'One ledger: its fields with their types, bounds and codes',
  params: z.object({ ledger: z.string().max(64) }),
  reply: LedgerBody,
  run: async ({ program, caller, params }) => {
    const kept = openLedger(program, caller, params.ledger)
    return kept.ok ? accept({ body: presentLedger(program, caller, kept.value) }) : kept
  },
})

export const routes = [list, show]

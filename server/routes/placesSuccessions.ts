import { type Change, namedIn, planChange, within } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { applyChange, surroundingsOf } from '../../store/place/successions.ts'
import { appendAudit } from '../audit.ts'
import { MakeSuccession as Body, type MakeSuccession, SuccessionBody } from '../contract/place.ts'
import { schemeOf, todayOf, treeOf } from '../places.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

/** Every code that the change names, new ones too: all of them must lie in the asker's tree. */
const codesOf = (change: Change): readonly string[] => [
  ...namedIn(change),
  ...(change.kind === 'merge' ? [change.to] : []),
  ...(change.kind === 'split' ? change.into.map(({ code }) => code) : []),
  ...(change.kind === 'move' && change.code ? [change.code] : []),
]

const changeOf = ({ document: _, ...change }: MakeSuccession): Change => change

const make = defineRoute({
  method: 'post',
  path: '/api/v1/successions',
  who: 'places.keep',
  tag: 'places',
  summary: 'Merge, split, rename or move regions from a day on',
  body: Body,
  reply: SuccessionBody,
  status: 201,
  run: async (call) => {
    const { program, caller, body } = call
    const root = treeOf(caller)
    if (!root.ok) return root
    const change = changeOf(body)
    // one's own region is changed from above
    const stranger = codesOf(change).find(
      (code) => !within(code, root.value) || (code === root.value && change.kind !== 'move'),
    )
    if (stranger !== undefined)
      return refuse('rules', 'region-not-standing', { params: { code: stranger, on: body.on } })
    if (body.on > todayOf(program)) return refuse('rules', 'day-not-come', { params: { on: body.on } })
    return write(call, async (tx) => {
      const plan = planChange(change, await surroundingsOf(tx, change, schemeOf(program).layers))
      if (!plan.ok) return plan
      const more = { county: program.county, on: body.on, document: body.document }
      const { households, positions, busyDesks } = await applyChange(tx, plan.value, more)
      const object = { kind: 'region', id: namedIn(change)[0] ?? '' }
      const detail = { kind: change.kind, on: body.on, document: body.document }
      await appendAudit(program, tx, caller, { action: 'region.succession', object, detail })
      const opened = plan.value.opens.map(({ code, name }) => ({ code, name }))
      const closed = [...plan.value.closes]
      return accept({ status: 201, body: { closed, opened, households, positions, busyDesks: [...busyDesks] } })
    })
  },
})

export const routes = [make]

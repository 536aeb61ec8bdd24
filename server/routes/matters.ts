import { z } from 'zod'
import { accept } from '../../kernel/refusal/index.ts'
import { ActOnMatter, LodgedBody, LodgeMatter } from '../contract/matter.ts'
import { actOnMatter } from '../matters/act.ts'
import { lodgeMatter } from '../matters/lodge.ts'
import { defineRoute, type Route } from '../route.ts'
import { rehearse, write } from '../write.ts'

export const ActedBody = z.object({
  id: z.string(),
  number: z.string(),
  version: z.number().int(),
  step: z.string(),
  stage: z.string(),
  closedAt: z.string().nullable(),
})
const OneMatter = z.object({ id: z.uuid() })

export const routes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/v1/matters',
    who: 'matters.lodge',
    tag: 'matters',
    summary: 'Lodge a matter for a resident',
    body: LodgeMatter,
    reply: LodgedBody,
    status: 201,
    run: (call) =>
      write(call, async (tx) => {
        const lodged = await lodgeMatter(call.program, call.caller, call.body, tx)
        if (!lodged.ok) return lodged
        const { id, number, trackingCode } = lodged.value
        const body = { id, number, trackingCode, trackUrl: `${call.program.origin}/t/${trackingCode}` }
        return accept({ status: 201, body })
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/v1/matters/{id}/actions/{action}',
    who: 'matters',
    tag: 'matters',
    summary: 'Take an act on a matter',
    params: OneMatter.extend({ action: z.string().max(64) }),
    body: ActOnMatter,
    reply: ActedBody,
    scoped: { param: 'id', kind: 'matter' },
    run: (call) => {
      const { check, ...asked } = call.body
      return (check ? rehearse : write)(call, async (tx) => {
        const acted = await actOnMatter(call.program, call.caller, { ...call.params, ...asked }, tx)
        return acted.ok ? accept({ body: acted.value }) : acted
      })
    },
  }),
]

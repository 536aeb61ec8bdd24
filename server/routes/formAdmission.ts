import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { findRequest } from '../../store/element/requests.ts'
import type { StaffCaller } from '../caller.ts'
import { AdmissionBody, AdmitForm } from '../contract/list.ts'
import { admissionBody, admitForm } from '../list/admission.ts'
import { permitting } from '../list/declared.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const common = { who: 'forms', tag: 'ledgers', scoped: { param: 'request', kind: 'form' } } as const
const One = z.object({ request: z.uuid() })

/** The lists that limit what the form may ask. Refusal: `absent`. */
const permitsOf = async (program: Program, caller: StaffCaller, request: string) => {
  const form = await inScope(program.database, caller.acting, (tx) => findRequest(tx, program.county, request))
  return form ? accept(await permitting(program, form.level, caller.language)) : refuse('absent', 'absent')
}

const show = defineRoute({
  ...common,
  method: 'get',
  path: '/api/v1/form-requests/{request}/admission',
  summary: 'Which lists say all that may be asked of the level, and which item, or exception, the form is',
  params: One,
  reply: AdmissionBody,
  run: async ({ program, caller, params }) => {
    const permits = await permitsOf(program, caller, params.request)
    if (!permits.ok) return permits
    return inScope(program.database, caller.acting, async (tx) => {
      const body = await admissionBody({ program, caller, tx }, permits.value, params.request)
      return body.ok ? accept({ body: body.value }) : body
    })
  },
})

const admit = defineRoute({
  ...common,
  method: 'put',
  path: '/api/v1/form-requests/{request}/admission',
  summary: 'Says which item of the list a form is; the county may admit an exception with its reason',
  params: One,
  body: AdmitForm,
  reply: AdmissionBody,
  run: async (call) => {
    const { program, caller, params } = call
    const permits = await permitsOf(program, caller, params.request)
    if (!permits.ok) return permits
    return write<z.input<typeof AdmissionBody>>(call, async (tx) => {
      const body = await admitForm({ program, caller, tx }, permits.value, params.request, call.body)
      return body.ok ? accept({ body: body.value }) : body
    })
  },
})

export const routes = [show, admit]

import { z } from 'zod'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { findOrganisation } from '../../store/place/organisations.ts'
import { findRegion } from '../../store/place/regions.ts'
import { listContacts, putContact } from '../../store/publication/contact.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { PublicContactBody, PutPublicContact } from '../contract/publicContact.ts'
import { scopeCovers } from '../matters/context.ts'
import { todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { publishedPages } from '../publication/pages.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const Subject = z.object({ subject: z.string().regex(/^[\w.@-]{2,80}$/) })

/** Region that a subject belongs to: itself, or its organisation's; undefined where there is none in the caller's scope. */
const regionOf = async (program: Program, caller: StaffCaller, subject: string): Promise<string | undefined> => {
  const day = todayOf(program)
  const { app } = program.database
  const seat = subject.slice(subject.indexOf('@') + 1)
  const region = /^\d+$/.test(seat) ? await findRegion(app, seat, day) : await findOrganisation(app, seat, day)
  const code = region && 'region' in region ? region.region : region?.code
  return code !== undefined && scopeCovers(caller.acting.scope, code) ? code : undefined
}

const show = defineRoute({
  method: 'get',
  path: '/api/v1/public-contacts/{subject}',
  who: 'places.keep',
  tag: 'places',
  summary: 'What residents may call and read of a region, organisation or desk',
  params: Subject,
  scoped: { param: 'subject', kind: 'region' },
  reply: PublicContactBody,
  run: async ({ program, caller, params }) => {
    if ((await regionOf(program, caller, params.subject)) === undefined) return refuse('absent', 'absent')
    const known = (await listContacts(program.database.app, [params.subject])).get(params.subject)
    return accept({ body: known ?? { subject: params.subject, phone: '', hotline: '', area: '' } })
  },
})

const put = defineRoute({
  method: 'put',
  path: '/api/v1/public-contacts/{subject}',
  who: 'places.keep',
  tag: 'places',
  summary: 'Publish an office phone, a supervision phone, what a grid covers',
  params: Subject,
  scoped: { param: 'subject', kind: 'region' },
  body: PutPublicContact,
  reply: PublicContactBody,
  run: async (call) => {
    const { program, caller, params, body } = call
    const region = await regionOf(program, caller, params.subject)
    if (region === undefined) return refuse('absent', 'absent')
    const done = await write(call, async (tx) => {
      const contact = { subject: params.subject, ...body }
      await putContact(tx, contact, program.now())
      appendAudit(program, tx, caller, {
        action: 'place.public-contact',
        object: { kind: 'public-contact', id: params.subject },
        region,
      })
      return accept({ body: contact })
    })
    if (done.ok) publishedPages(program).changed(region)
    return done
  },
})

export const routes = [show, put]

import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { setOwnContact } from '../../store/publication/ownContact.ts'
import type { FieldProblem } from '../../web/public/form.ts'
import { contactPage } from '../../web/public/track/contact.ts'
import { appendAudit } from '../audit.ts'
import type { Program } from '../program.ts'
import type { Reply } from '../route.ts'
import type { Door } from './door.ts'
import { textOf, tokenOf } from './form.ts'
import { htmlReply, seeOther, viewOf } from './reply.ts'
import { readPhone } from './report.ts'

/** The form; empty at first: whoever finds the code must not read the phone out of it. */
export const showContact = (
  program: Program,
  request: Request,
  door: Door,
  filled: { readonly name: string; readonly phone: string; readonly problems: readonly FieldProblem[] } = {
    name: '',
    phone: '',
    problems: [],
  },
): Promise<Response> => {
  const { matter } = door.reading
  const view = { ...viewOf(program, request), here: `${door.at}/contact` }
  const given = matter.contact_name_cipher !== null || matter.contact_phone_cipher !== null
  const page = contactPage(view, { at: door.at, number: matter.number, token: tokenOf(program), given, ...filled })
  return htmlReply(program, request, page, { status: filled.problems.length > 0 ? 400 : 200 })
}

/** Name and phone given anew, or both taken back. An empty phone with a name is fine; both empty changes nothing by accident. */
export const contactReply = async (
  program: Program,
  request: Request,
  door: Door,
  form: FormData,
): Promise<Result<Reply>> => {
  const { t } = viewOf(program, request).words
  const withdraw = textOf(form, 'do') === 'withdraw'
  const name = withdraw ? '' : textOf(form, 'contactName')
  const typed = withdraw ? '' : textOf(form, 'contactPhone')
  const phone = readPhone(typed)
  const problems = [
    ...([...name].length > 40 ? [{ field: 'contactName', message: t('problem.name') }] : []),
    ...(phone === undefined && (typed !== '' || (!withdraw && name === ''))
      ? [{ field: 'contactPhone', message: t('problem.phoneDue') }]
      : []),
  ]
  if (problems.length > 0)
    return accept({ response: await showContact(program, request, door, { name, phone: typed, problems }) })
  const { id, region } = door.reading.matter
  const changed = await inScope(program.database, door.acting, async (tx) => {
    const done = await setOwnContact(tx, program.county, id, {
      name: name === '' ? null : program.crypto.encrypt('contact-name', name),
      phone: phone === undefined ? null : program.crypto.encrypt('contact-phone', phone),
    })
    if (done) {
      appendAudit(program, tx, door.caller, {
        action: withdraw ? 'matter.contact-withdrawn' : 'matter.contact-changed',
        object: { kind: 'matter', id },
        region,
      })
    }
    return done
  })
  return changed ? accept({ response: seeOther(`${door.at}?done=contact-changed`) }) : refuse('absent', 'absent')
}

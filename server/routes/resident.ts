import { accept, refuse } from '../../kernel/refusal/index.ts'
import { findResident, setResidentName } from '../../store/identity/residents.ts'
import { appendAudit } from '../audit.ts'
import { ChangeResident, CodeRequested, RequestCode, ResidentBody, ResidentSignIn } from '../contract/resident.ts'
import { addressOf } from '../identity/address.ts'
import { sessionCookie } from '../identity/cookie.ts'
import { sendCode, signInResident } from '../identity/resident.ts'
import { sessionOf } from '../identity/sessions.ts'
import { presentResident } from '../presenters/resident.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

const codes = defineRoute({
  method: 'post',
  path: '/api/v1/resident/codes',
  who: 'public',
  tag: 'session',
  summary: 'Send a code to a phone',
  body: RequestCode,
  reply: CodeRequested,
  run: async ({ program, body, caller, request }) => {
    const sent = await sendCode(program, {
      phone: body.phone,
      address: addressOf(request),
      language: caller.language,
    })
    return sent.ok ? accept({ body: sent.value }) : sent
  },
})

const start = defineRoute({
  method: 'post',
  path: '/api/v1/resident/session',
  who: 'public',
  tag: 'session',
  summary: 'Sign in as a resident, by the code that was sent',
  body: ResidentSignIn,
  reply: ResidentBody,
  run: async ({ program, body, request }) => {
    const opened = await signInResident(program, { ...body, address: addressOf(request) })
    if (!opened.ok) return opened
    const session = await sessionOf(program, opened.value.token)
    const shown = await find(program, session?.resident ?? '')
    const cookie = sessionCookie(program, opened.value.token, opened.value.seconds)
    return shown ? accept({ body: shown, headers: { 'set-cookie': cookie } }) : refuse('absent', 'absent')
  },
})

const find = async (program: Program, id: string): Promise<ResidentBody | undefined> => {
  const resident = await findResident(program.database.app, program.county, id)
  return resident && presentResident(program, resident)
}

const show = defineRoute({
  method: 'get',
  path: '/api/v1/resident',
  who: 'resident',
  tag: 'session',
  summary: 'What is kept about oneself',
  reply: ResidentBody,
  run: async ({ program, caller }) => {
    const shown = await find(program, caller.resident)
    return shown ? accept({ body: shown }) : refuse('absent', 'absent')
  },
})

const change = defineRoute({
  method: 'put',
  path: '/api/v1/resident',
  who: 'resident',
  tag: 'session',
  summary: 'Say one’s name, or take it back',
  body: ChangeResident,
  reply: ResidentBody,
  run: (call) =>
    write(call, async (tx) => {
      const { program, caller, body } = call
      const cipher = body.name ? program.crypto.encrypt('name', body.name) : null
      await setResidentName(tx, program.county, caller.resident, cipher)
      appendAudit(program, tx, caller, {
        action: 'resident.name',
        object: { kind: 'resident', id: caller.resident },
      })
      const resident = await findResident(tx, program.county, caller.resident)
      return resident ? accept({ body: presentResident(program, resident) }) : refuse('absent', 'absent')
    }),
})

export const routes = [codes, start, show, change]

import type { z } from 'zod'
import type { EnrolmentBody, SessionBody } from '../../server/contract/session.ts'
import { get, send } from './api.ts'

type Enrolment = z.infer<typeof EnrolmentBody>

export const signIn = (body: { login: string; password: string }): Promise<SessionBody> => send('POST', 'session', body)
export const proveSecondFactor = (body: { code: string }): Promise<SessionBody> =>
  send('POST', 'session/second-factor', body)
export const beginEnrolment = (): Promise<Enrolment> => send('POST', 'session/enrolment')
export const finishEnrolment = (body: { code: string }): Promise<SessionBody> => send('PUT', 'session/enrolment', body)
export const changePassword = (body: { current: string; next: string }): Promise<SessionBody> =>
  send('PUT', 'session/password', body)
export const signOut = (): Promise<unknown> => send('DELETE', 'session')
export const choosePosition = (position: string): Promise<SessionBody> => send('PUT', 'session/position', { position })

/** Address that begins single sign-on; null where the county has none. */
export const singleSignOn = async (): Promise<string | null> =>
  (await get<{ singleSignOn: string | null }>('session/ways')).singleSignOn

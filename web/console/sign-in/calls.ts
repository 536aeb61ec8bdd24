import type { z } from 'zod'
import type { EnrolmentBody, SessionBody } from '../../../server/contract/session.ts'
import { get, send } from '../../ui/api.ts'

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

/** Ways to sign in other than by password (single sign-on); none where the server names none. */
export const signInWays = async (): Promise<readonly { readonly title: string; readonly url: string }[]> => {
  try {
    return (await get<{ items: readonly { title: string; url: string }[] }>('session/ways')).items
  } catch {
    return []
  }
}

import type { Configuration } from 'openid-client'
import { z } from 'zod'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { findAccountBySubject } from '../../store/identity/accounts.ts'
import { appendAudit } from '../audit.ts'
import type { Crypto } from '../crypto/index.ts'
import type { Program } from '../program.ts'
import { type Settings, settingsOf } from '../settings.ts'
import { inIdentity, type Opened, open } from './signIn.ts'

/** Loaded when first used: most counties begin without single sign-on. */
const library = () => import('openid-client')

/** Under /api/v1, so that its cookie goes nowhere else. */
export const OIDC_PATH = '/api/v1/session/oidc'
export const OIDC_COOKIE = 'lingyan_oidc'
export const OIDC_SECONDS = 600

/** What must come back with the answer; kept in an encrypted cookie of the browser that asked. */
const Asked = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})

const isOn = (settings: Settings): boolean =>
  settings['identity.oidc-issuer'] !== '' && settings['identity.oidc-client'] !== ''

export const hasSingleSignOn = async (program: Program): Promise<boolean> => isOn(await settingsOf(program))

const known = new WeakMap<Crypto, { readonly key: string; readonly configuration: Promise<Configuration> }>()

/** The provider as it describes itself, read once and again when the settings change or reading failed. */
const provider = (program: Program, settings: Settings): Promise<Configuration> => {
  const key = JSON.stringify([
    settings['identity.oidc-issuer'],
    settings['identity.oidc-client'],
    settings['identity.oidc-secret'],
  ])
  const before = known.get(program.crypto)
  if (before?.key === key) return before.configuration
  const configuration = discover(settings)
  known.set(program.crypto, { key, configuration })
  configuration.catch(() => known.delete(program.crypto))
  return configuration
}

const discover = async (settings: Settings): Promise<Configuration> => {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await library()
  const issuer = new URL(settings['identity.oidc-issuer'])
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  return discovery(
    issuer,
    settings['identity.oidc-client'],
    settings['identity.oidc-secret'] || undefined,
    undefined,
    // signatures are checked although the token comes over TLS; plain HTTP is for this machine only
    { timeout: 10, execute: [enableNonRepudiationChecks, ...(here ? [allowInsecureRequests] : [])] },
  )
}

/** Only a path of this program; anything else could send the browser elsewhere. */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/console'

/** Where the browser goes to sign in, and what its cookie keeps meanwhile (authorisation code with PKCE, state and nonce). */
export const beginSingleSignOn = async (
  program: Program,
  back: string | undefined,
): Promise<Result<{ location: string; cookie: string }>> => {
  const settings = await settingsOf(program)
  if (!isOn(settings)) return refuse('absent', 'oidc-off')
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
    await library()
  const asked = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    back: ownPath(back),
    until: program.now().getTime() + OIDC_SECONDS * 1000,
  }
  try {
    const location = buildAuthorizationUrl(await provider(program, settings), {
      redirect_uri: `${program.origin}${OIDC_PATH}/callback`,
      scope: 'openid',
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await calculatePKCECodeChallenge(asked.verifier),
      code_challenge_method: 'S256',
    })
    const cookie = program.crypto.encrypt('oidc', JSON.stringify(asked)).toString('base64url')
    return accept({ location: location.href, cookie })
  } catch {
    return refuse('limit', 'oidc-away')
  }
}

/** The provider's answer: the account with its subject, signed in by one factor (or two, where the setting says so). */
export const endSingleSignOn = async (
  program: Program,
  given: { readonly search: string; readonly cookie: string | undefined; readonly address: string },
): Promise<{ readonly back: string; readonly result: Result<Opened> }> => {
  const settings = await settingsOf(program)
  const asked = readAsked(program, given.cookie)
  if (!isOn(settings) || asked === undefined)
    return { back: ownPath(undefined), result: refuse('input', 'oidc-failed') }
  const subject = await subjectOf(program, settings, asked, given.search)
  if (subject === undefined) return { back: asked.back, result: refuse('input', 'oidc-failed') }
  const account = await findAccountBySubject(program.database.app, subject)
  if (account?.county !== program.county || account.disabledAt) {
    const code = account?.disabledAt ? 'account-disabled' : 'oidc-unknown'
    await inIdentity(program, async (tx) =>
      appendAudit(
        program,
        tx,
        { actor: 'nobody', name: '', position: null },
        { action: 'session.sign-in', object: { kind: 'account', id: account?.id ?? 'unknown' }, result: code },
      ),
    )
    return { back: asked.back, result: refuse('identity', code) }
  }
  const strength = settings['identity.oidc-two-factors'] ? 'full' : 'sso'
  return { back: asked.back, result: accept(await open(program, account, strength, given.address)) }
}

const readAsked = (program: Program, cookie: string | undefined): z.infer<typeof Asked> | undefined => {
  try {
    const text = program.crypto.decrypt('oidc', Buffer.from(cookie ?? '', 'base64url'))
    const asked = Asked.safeParse(JSON.parse(text))
    return asked.success && asked.data.until > program.now().getTime() ? asked.data : undefined
  } catch {
    return undefined
  }
}

const subjectOf = async (
  program: Program,
  settings: Settings,
  asked: z.infer<typeof Asked>,
  search: string,
): Promise<string | undefined> => {
  const { authorizationCodeGrant } = await library()
  try {
    const address = new URL(`${program.origin}${OIDC_PATH}/callback${search}`)
    const tokens = await authorizationCodeGrant(await provider(program, settings), address, {
      pkceCodeVerifier: asked.verifier,
      expectedState: asked.state,
      expectedNonce: asked.nonce,
      idTokenExpected: true,
    })
    return tokens.claims()?.sub
  } catch {
    // whatever it was (refused by the user, forged, out of date, away): the person signs in again
    return undefined
  }
}

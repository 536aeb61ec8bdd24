import { generateSecret, generateURI, verifySync } from 'otplib'
import QRCode from 'qrcode'

/** Seconds of one step (RFC 6238). */
const PERIOD = 30

/** A fresh secret, base32, 160 bits. */
export const newTotpSecret = (): string => generateSecret()

/** What an authenticator app reads, as text and as a picture. */
export const totpInvitation = async (
  secret: string,
  issuer: string,
  login: string,
): Promise<{ uri: string; qr: string }> => {
  const uri = generateURI({ issuer, label: login, secret })
  return { uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 1 }) }
}

/**
 * The time step that `code` belongs to, within one step either way of `now` (clocks of phones differ); undefined for a wrong one.
 * Whether the step was used before is for the store to say (takeTotpStep).
 */
export const totpStep = (secret: string, code: string, now: Date): number | undefined => {
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, period: PERIOD, epochTolerance: PERIOD })
  return result.valid && 'timeStep' in result ? Number(result.timeStep) : undefined
}

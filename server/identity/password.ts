import { hash, verify } from '@node-rs/argon2'
import type { Problem } from '../../kernel/refusal/index.ts'

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice): about 20 ms, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** NFKC first, so that full-width digits from a Chinese keyboard are the same password. */
const plain = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(plain(password), COST)

/** Of no password; compared with where the login is unknown, so that an unknown login takes as long as a known one. */
const NOBODYS = hash(crypto.randomUUID(), COST)

/** Takes the same time whether there is a hash or not. */
export const isPassword = async (stored: string | null | undefined, password: string): Promise<boolean> => {
  const right = await verify(stored ?? (await NOBODYS), plain(password)).catch(() => false)
  return right && stored != null
}

const CLASSES = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/** What is wrong with a new password, all at once; empty where it may be used. */
export const passwordProblems = async (
  password: string,
  about: { readonly login: string; readonly length: number; readonly earlier: readonly string[] },
): Promise<readonly Problem[]> => {
  const text = plain(password)
  const problems: Problem[] = []
  const add = (code: string, params: Problem['params'] = {}): void => {
    problems.push({ path: 'password', code, params })
  }
  if ([...text].length < about.length) add('password-short', { least: about.length })
  if (CLASSES.filter((kind) => kind.test(text)).length < 3) add('password-simple')
  if (text.toLowerCase().includes(about.login.toLowerCase())) add('password-has-login')
  if (problems.length > 0) return problems
  const used = await Promise.all(about.earlier.map((old) => isPassword(old, password)))
  if (used.includes(true)) add('password-used')
  return problems
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'

/** An initial password, read aloud over the phone: 4 letters, 4 digits, 4 capitals, without look-alikes. About 50 bits. */
export const initialPassword = (random: (alphabet: string, length: number) => string): string =>
  [random(LETTERS, 4), random(DIGITS, 4), random(CAPITALS, 4)].join('-')

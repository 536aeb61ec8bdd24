import type { Program } from '../program.ts'

export const SESSION_COOKIE = 'lingyan_session'

export const readCookie = (request: Request, name: string): string | undefined => {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

/** `Set-Cookie` of a value that scripts can't read and other sites don't send along; `seconds` 0 takes it away. */
export const setCookie = (
  program: Pick<Program, 'origin'>,
  name: string,
  value: string,
  seconds: number,
  path = '/',
): string =>
  `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${program.origin.startsWith('https:') ? '; Secure' : ''}`

export const sessionCookie = (program: Pick<Program, 'origin'>, token: string, seconds: number): string =>
  setCookie(program, SESSION_COOKIE, token, seconds)

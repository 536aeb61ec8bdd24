/**
 * A state of the machine, or of a file given to a command, that its owner must mend; shown in words (`fault.<code>` in
 * cli/messages), without a stack; the command ends with status 1.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
  }
}

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** Called the wrong way: status 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}

/** For people and on the way: standard error, so that results can be piped. */
export const tell = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/** A result: as one JSON document, or as lines for people. */
export const print = (result: unknown, json: boolean, lines: () => readonly string[]): void => {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${lines().join('\n')}\n`)
}

/** Ends with status 1 where there is something to mend. */
export const found = (findings: number): void => {
  if (findings > 0) process.exitCode = 1
}

/**
 * Progress of long work on standard error: rewrites one line in a terminal, and writes one every five seconds elsewhere.
 * `done` counts in `unit` (already in the user's language).
 */
export const progressLine = (
  unit: string,
): { readonly at: (done: number, of?: number) => void; readonly end: () => void } => {
  const live = process.stderr.isTTY === true
  let last = -Infinity
  let text = ''
  return {
    at: (done, of) => {
      const now = performance.now()
      text = `${done.toLocaleString('en')}${of === undefined ? '' : ` / ${of.toLocaleString('en')}`} ${unit}`
      if (now - last < (live ? 100 : 5000)) return
      last = now
      process.stderr.write(live ? `\r\u001b[K${text}` : `${text}\n`)
    },
    end: () => {
      if (text !== '') process.stderr.write(live ? `\r\u001b[K${text}\n` : `${text}\n`)
    },
  }
}

/** Places that a text takes in a terminal: two for a Chinese character. */
export const width = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/.test(char)
        ? 2
        : 1),
    0,
  )

/** Columns as wide as their widest cell; Chinese characters take two places. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  )
}

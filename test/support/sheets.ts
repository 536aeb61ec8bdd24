import ExcelJS from 'exceljs'
import { SESSION_COOKIE } from '../../server/identity/cookie.ts'
import type { Client } from './client.ts'
import type { TestProgram } from './program.ts'

/** Sends a form with a file in it, as a browser does. */
export const sendFile = (
  { app }: Pick<TestProgram, 'app'>,
  who: Client,
  path: string,
  file: string | Uint8Array | null,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  if (file !== null) form.set('file', new File([file as BlobPart], 'table.bin'))
  return Promise.resolve(
    app.request(`http://lingyan.test${path}`, {
      method: 'POST',
      body: form,
      headers: {
        cookie: `${SESSION_COOKIE}=${who.cookie(SESSION_COOKIE)}`,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    }),
  )
}

/** A workbook of one sheet, filled by the test. */
export const workbook = async (
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('台账'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const openWorkbook = async (bytes: ArrayBuffer): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  return book
}

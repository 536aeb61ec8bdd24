import QRCode from 'qrcode'
import type { Found } from '../../store/matter/find.ts'
import { sheetPage } from '../../web/public/paper/sheet.ts'
import { voiceOf } from '../matters/voice.ts'
import { paperOf } from '../paper/paper.ts'
import type { Program } from '../program.ts'
import { htmlReply, viewOf } from './reply.ts'

/** The printable sheet of a matter; undefined where none was issued. `back`: the page that it was opened from. */
export const showPaper = async (
  program: Program,
  request: Request,
  found: Found,
  { here, back }: { readonly here: string; readonly back: string },
): Promise<Response | undefined> => {
  const view = { ...viewOf(program, request), here }
  const paper = paperOf(await voiceOf(program, view.words.language), found)
  if (paper === undefined) return undefined
  const url = `${program.origin}/verify?number=${paper.number}`
  const qr = await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  return htmlReply(program, request, sheetPage(view, { ...paper, url, qr, back, holds: paper.state === 'holds' }))
}

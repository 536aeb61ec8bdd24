import { SaxesParser } from 'saxes'
import { SheetFault } from './lines.ts'

export type Attributes = Readonly<Record<string, string>>

/** What is done with the elements of a part; names come without their prefix. */
export interface Reader {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const bare = (name: string): string => {
  const at = name.indexOf(':')
  return at < 0 ? name : name.slice(at + 1)
}

/** Takes XML bit by bit. Throws SheetFault where it is none. */
export const xmlReader = ({ open, close, text }: Reader): { readonly write: (part: string) => void } => {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new SheetFault('not-a-sheet')
  })
  // nobody's workbook needs one, and entities of one's own are an attack
  parser.on('doctype', () => {
    throw new SheetFault('not-a-sheet')
  })
  parser.on('opentag', ({ name, attributes }) => open(bare(name), attributes as Attributes))
  if (close) parser.on('closetag', ({ name }) => close(bare(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return { write: (part) => void parser.write(part) }
}

export const readXml = (xml: string, reader: Reader): void => {
  xmlReader(reader).write(xml)
}

/** A part as text, a bundle at a time. */
export async function* textsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

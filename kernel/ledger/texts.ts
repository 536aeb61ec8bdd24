/** What people type in place of the characters that a number, code or date is made of. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '￥': '¥',
  '　': ' ',
  '\u00a0': ' ',
  '、': ',',
}

/** Characters that nobody sees, from copied pages and files of other systems. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff]/g

const FULL_WIDTH = /[\uff01-\uff5e]/g
const halved = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0)

/** Whether nothing in it is to be changed: most cells of an import, and reading a million rows must not be slower than keeping them. */
const isPlain = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x7e || code < 0x20) return false
  }
  return text.charCodeAt(0) !== 0x20 && text.charCodeAt(text.length - 1) !== 0x20
}

/** Half-width, without spaces around: for numbers, codes, dates. */
export const plain = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .replaceAll(UNSEEN, '')
        .replaceAll(FULL_WIDTH, halved)
        .replaceAll(/[−–￥　\u00a0、]/g, (char) => STANDS_FOR[char] ?? char)
        .trim()

const TO_BE_CHANGED = /[\u200b-\u200d\u2060\ufeff\r\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

/** Sentences keep their Chinese punctuation; digits and letters become half-width, line ends one form. */
export const sentence = (text: string): string =>
  TO_BE_CHANGED.test(text)
    ? text
        .replaceAll(UNSEEN, '')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, halved)
        .trim()
    : text.trim()

/** Nothing but spaces and characters that nobody sees. */
export const isBlankText = (text: string): boolean => {
  const code = text.charCodeAt(0)
  return !(code > 0x20 && code < 0x7f) && sentence(text) === ''
}

/** What neither the database nor a screen can hold: half a character, NUL. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

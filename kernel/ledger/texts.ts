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

/** Half-width, without spaces around: for numbers, codes, dates. */
export const plain = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(FULL_WIDTH, halved)
    .replaceAll(/[−–￥　\u00a0、]/g, (char) => STANDS_FOR[char] ?? char)
    .trim()

/** Sentences keep their Chinese punctuation; digits and letters become half-width, line ends one form. */
export const sentence = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, halved)
    .trim()

/** What neither the database nor a screen can hold: half a character, NUL. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

/** Titles of a form are no longer than this. */
const LONGEST = 60

/** What a sheet's heading says when it is pasted: one title for each column, however it was separated; blank ones and repeats left out. */
export const readHeading = (text: string): readonly string[] => {
  const line = text.normalize('NFKC').trim()
  const parted = /[\t\n]/.test(line) ? line.split(/[\t\n\r]+/) : line.split(/[,;、|]+/)
  const titles = parted.map((title) => title.replaceAll(/\s+/g, ' ').replace(/^"|"$/g, '').trim().slice(0, LONGEST))
  return [...new Set(titles.filter((title) => title !== ''))]
}

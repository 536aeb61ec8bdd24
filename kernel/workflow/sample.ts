const PRIME = 16_777_619

/** FNV-1a over the characters, spread over 0 (included) to 1 (excluded); the same for the same text, always. */
const spread = (text: string): number => {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  // FNV's high bits mix poorly over ids that differ in their last digits: one more round
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_296
}

/** Whether a matter is drawn for a call-back: settled by its id, so that nobody chooses whom to call. */
export const isSampled = (id: string, share: number): boolean => spread(id) < share

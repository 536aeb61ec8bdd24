import type { Words } from '../../ui/words.tsx'
import type { Fault } from './typed.ts'

/** A fault in words: the definition's own, or those of its code. */
export const faultWords = ({ code, params, said }: Fault, t: Words['t']): string => said ?? t(`cell.${code}`, params)

import { accept, type Result, refuse } from '../kernel/refusal/index.ts'

export const tooLarge = (limit: number): Result<never> =>
  refuse('limit', 'too-large', { params: { limit: limit >= 1 << 20 ? `${limit >> 20} MB` : `${limit >> 10} KB` } })

/**
 * The bytes of a body, no more than `limit` of them: one without a stated length is counted as it comes, so that nobody fills
 * the memory.
 */
export const readBytes = async (request: Request, limit: number): Promise<Result<Buffer>> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > limit) return tooLarge(limit)
    chunks.push(chunk)
  }
  return accept(Buffer.concat(chunks))
}

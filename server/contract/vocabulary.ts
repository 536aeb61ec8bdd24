import { z } from 'zod'
import { FieldBody } from './matter.ts'

const Word = z.object({ key: z.string(), title: z.string() })
/** Code lists may be trees: `parent` is the code of the item above, null at the top. */
export const CodeBody = z.object({ code: z.string(), title: z.string(), parent: z.string().nullable() })
/**
 * GET /api/v1/vocabulary: the words of the packs in force, in the caller's language: what filters and the lodging form offer.
 * Nothing in it is a record; every signed-in position may read it.
 */
export const VocabularyBody = z.object({
  processes: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      stages: z.array(Word),
      steps: z.array(Word.extend({ stage: z.string() })),
      /** Empty where its matters are not sorted into classes. */
      categories: z.array(CodeBody),
      /** A resident has a part in it: what is lodged is somebody's, who may follow it by its code. */
      forResidents: z.boolean(),
      /** Staff alone lodge it, about a matter of their offices: nobody's number and no address is asked. */
      byStaff: z.boolean(),
      /** Somebody gives a verdict on what was done: without any there are no rates. */
      judged: z.boolean(),
      channels: z.array(CodeBody),
      /** What lodging asks for beyond the fixed questions. */
      fields: z.array(FieldBody),
      parameters: z.array(Word.extend({ from: z.string(), until: z.string().nullable(), basis: z.string() })),
    }),
  ),
  roles: z.array(Word.extend({ levels: z.array(z.number().int()), reach: z.enum(['region', 'organisation', 'none']) })),
})
export type VocabularyBody = z.infer<typeof VocabularyBody>
export type CodeBody = z.infer<typeof CodeBody>

import { typedOf } from '../../kernel/workflow/index.ts'
import type { Attachment } from '../../store/attachment.ts'
import type { Reading } from '../matters/read.ts'

/** What the resident sent: everything on the matter except what staff put there among themselves. */
export const ownPhotos = ({
  attachments,
  history,
}: Pick<Reading, 'attachments' | 'history'>): readonly Attachment[] => {
  const others = new Set(
    history.filter(({ actor }) => actor.kind !== 'resident').flatMap((entry) => Object.values(typedOf(entry)).flat()),
  )
  return attachments.filter(({ id }) => !others.has(id))
}

import type { MatterRow } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { useVocabulary } from './vocabulary.ts'

/** What sort of thing a matter is: its class; where its process knows no classes, the process itself. */
export const useSort = ({
  category,
  process,
  processTitle,
}: Pick<MatterRow, 'category' | 'process' | 'processTitle'>) => {
  const { t } = useWords()
  const known = useVocabulary()?.processes.find(({ key }) => key === process)
  if (category !== null) return category.title
  return known?.categories.length === 0 ? processTitle : t('matter.noCategory')
}

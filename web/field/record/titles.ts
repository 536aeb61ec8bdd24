import { useVocabulary } from '../../ui/matter/vocabulary.ts'
import { useWords } from '../app/words.ts'
import type { Report } from './reports.ts'

/** The kind in words: one of the four, or the title of its process. */
export const useKindTitle = (): ((report: Pick<Report, 'kind' | 'process'>) => string) => {
  const { t } = useWords()
  const vocabulary = useVocabulary()
  return ({ kind, process }) =>
    kind === process ? (vocabulary?.processes.find(({ key }) => key === process)?.title ?? process) : t(`kind.${kind}`)
}

import { queryOptions, useQuery } from '@tanstack/react-query'
import type { CodeBody, VocabularyBody } from '../../../server/contract/vocabulary.ts'
import { get } from '../api.ts'

/** The words of the packs in force: processes, steps, categories, channels. */
export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: ({ signal }) => get<VocabularyBody>('vocabulary', undefined, signal),
  staleTime: 600_000,
})

export type Process = VocabularyBody['processes'][number]

export const useVocabulary = (): VocabularyBody | undefined => useQuery(vocabularyQuery).data

export const useProcessOptions = (): readonly { readonly value: string; readonly label: string }[] =>
  useVocabulary()?.processes.map(({ key, title }) => ({ value: key, label: title })) ?? []

/** Code list → options of a choice. */
export const optionsOf = (codes: readonly CodeBody[]) =>
  codes.map(({ code, title, parent }) => ({ value: code, title, parent }))

export * from '../../ui/matter/draft.ts'

export * from '../../ui/matter/vocabulary.ts'

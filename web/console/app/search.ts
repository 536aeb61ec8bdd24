export * from '../../ui/search.ts'

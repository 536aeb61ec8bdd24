export * from '../../../ui/matter/tree.ts'

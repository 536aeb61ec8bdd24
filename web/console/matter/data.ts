export * from '../../ui/matter/data.ts'

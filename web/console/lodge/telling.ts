export * from '../../ui/matter/telling.ts'

export * from '../../ui/matter/group.ts'

export * from '../../ui/idle.ts'

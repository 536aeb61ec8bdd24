export * from '../../ui/session.ts'

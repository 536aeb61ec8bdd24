export * from '../../ui/signIn.ts'

export * from './code.ts'

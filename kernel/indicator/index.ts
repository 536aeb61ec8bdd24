export * from './rates.ts'

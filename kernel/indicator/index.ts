export * from './rates.ts'
export * from './types.ts'

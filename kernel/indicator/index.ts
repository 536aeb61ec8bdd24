export * from './period.ts'
export * from './rates.ts'
export * from './sums.ts'
export * from './types.ts'

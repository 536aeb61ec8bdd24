export * from './css.ts'
export * from './tokens.ts'

export * from './age.ts'
export * from './compile.ts'
export * from './types.ts'

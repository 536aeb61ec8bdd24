export * from './age.ts'
export * from './columns.ts'
export * from './compile.ts'
export * from './types.ts'

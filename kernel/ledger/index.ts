export * from './names.ts'
export * from './types.ts'

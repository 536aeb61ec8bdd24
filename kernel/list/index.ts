export * from './diff.ts'
export * from './state.ts'
export * from './types.ts'
export * from './versions.ts'

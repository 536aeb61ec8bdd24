export * from './role.ts'
export * from './scope.ts'
export * from './separation.ts'

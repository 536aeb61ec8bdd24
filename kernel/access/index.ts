export * from './role.ts'
export * from './scope.ts'

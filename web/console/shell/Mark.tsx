export * from '../../ui/mark/Mark.tsx'

export * from '../../ui/live.tsx'

export * from '../../../ui/matter/upload.ts'

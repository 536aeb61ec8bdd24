import { z } from 'zod'

/** One table of a backup: rows in PostgreSQL's COPY text format, gzipped, in `<name>.copy.gz`. */
export const BackupTable = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  /** Of the gzipped file. */
  bytes: z.number().int().min(0),
  /** SHA-256 of the gzipped file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export const BackupFile = z.object({
  /** Under the data folder, with `/`. */
  path: z.string().refine((path) => !path.startsWith('/') && !path.split('/').includes('..')),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** `manifest.json`, written last: a backup without it is unfinished. */
export const Manifest = z.object({
  format: z.literal('lingyan-backup-1'),
  program: z.string(),
  postgres: z.string(),
  /** When the snapshot was taken. */
  at: z.iso.datetime(),
  /** Migrations that the tables had. */
  migrations: z.array(z.string()),
  /** Tells whether a key file fits, without giving the keys away. */
  keys: z.string(),
  tables: z.array(BackupTable),
  /** Uploads and the like, kept under `files/`. */
  files: z.array(BackupFile),
})
export type Manifest = z.infer<typeof Manifest>
export type BackupTable = z.infer<typeof BackupTable>

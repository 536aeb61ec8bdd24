import { totalmem } from 'node:os'

const MB = 2 ** 20

/**
 * Pages that PostgreSQL keeps itself: an eighth of the machine's (or container's) memory, 96 to 256 MB. It takes what it comes to need, so that an idle
 * county stays small; a page from the system's cache instead costs a call and a copy each time. More would cost an idle one, for its tables of pages.
 */
const sharedBuffers = (): string => {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return `${Math.floor(Math.min(256 * MB, Math.max(96 * MB, memory / 8)) / MB)}MB`
}

/**
 * For two cores beside a Node process, under 300 MB together when idle. Durability stays as PostgreSQL has it (fsync on).
 * Error messages leave out DETAIL and statements: they would carry people's data into the log.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: sharedBuffers(),
  work_mem: '8MB',
  maintenance_work_mem: '96MB',
  effective_cache_size: '2GB',
  random_page_cost: '1.1',
  max_connections: '120',
  jit: 'off',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  max_parallel_maintenance_workers: '1',
  autovacuum_max_workers: '2',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.02',
  // after a crash: one call for the whole file system instead of one for each of a thousand files (2.5 s on a busy disk)
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

export const toArguments = (settings: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries({ ...SETTINGS, ...settings }).flatMap(([key, value]) => ['-c', `${key}=${value}`])

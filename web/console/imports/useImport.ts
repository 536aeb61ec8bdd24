import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ImportKind } from '../../../server/contract/exchange.ts'
import { type Chosen, type Mapping, runImport } from './data.ts'

/** A check or an import of one table, with how far it is. While rows are being written the browser asks before it closes the page. */
export const useImport = (file: Chosen, kind: ImportKind) => {
  const client = useQueryClient()
  const [read, setRead] = useState(0)
  const run = useMutation({
    mutationFn: ({ mapping, dryRun }: { mapping: Mapping; dryRun: boolean }) => {
      setRead(0)
      return runImport({ file, kind, mapping, dryRun }, setRead)
    },
    onSuccess: (report) => (report.dryRun ? undefined : client.invalidateQueries()),
  })
  const writing = run.isPending && run.variables?.dryRun === false
  useEffect(() => {
    if (!writing) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [writing])
  return { run, read, writing }
}

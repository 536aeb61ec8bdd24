import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditChecked } from '../../../server/contract/audit.ts'
import { sendForLines } from '../../ui/lines.ts'

type Line = { readonly rows: number } | AuditChecked

/** Goes through the whole chain on the server; `rows` is how far it is. */
export const useCheck = () => {
  const client = useQueryClient()
  const [rows, setRows] = useState(0)
  const check = useMutation({
    mutationFn: async (heads: readonly string[]) => {
      let result: AuditChecked | undefined
      await sendForLines<Line>('audit/check', { heads }, (line) => {
        setRows(line.rows)
        if ('findings' in line) result = line
      })
      return result
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['audit', 'head'] }),
  })
  return { check, rows }
}

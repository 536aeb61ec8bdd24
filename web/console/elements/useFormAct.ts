import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ActOnRequest, RequestBody } from '../../../server/contract/element.ts'
import { actOnForm, keepForm } from './data.ts'

/** Does something to the request and shows it as it then is. */
export const useFormAct = ({ id, version }: RequestBody) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: Pick<ActOnRequest, 'act'> & Partial<ActOnRequest>) => actOnForm(id, { version, ...act }),
    onSuccess: (body) => keepForm(client, body),
  })
}

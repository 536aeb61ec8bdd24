import { send } from '../api.ts'

/** Sends one photo; the server makes it smaller and strips what the camera wrote into it. Returns its id. */
export const upload = async (file: File): Promise<string> => {
  const form = new FormData()
  form.set('file', file)
  return (await send<{ id: string }>('POST', 'attachments', form)).id
}

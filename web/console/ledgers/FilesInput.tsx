import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Image } from 'antd'
import { useRef } from 'react'
import type { LedgerFileBody } from '../../../server/contract/ledger.ts'
import { send } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { useWords } from '../app/words.ts'
import { filesKey, rememberFiles } from './data.ts'
import type { InputProps } from './inputProps.ts'

const SIDE = 72
/** What the server takes; it looks at the content, this only spares a look at everything else. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/avif,.pdf,.ofd,.docx,.xlsx,.pptx'

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Files of a cell: what is there, one more, one less. The value is their ids, one after the other. */
export const FilesInput = ({ id, field, value, set, leave, describedBy, ledger }: InputProps & { ledger: string }) => {
  const { t } = useWords()
  const client = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const ids = value.split(' ').filter(Boolean)
  const left = (field.most ?? 1) - ids.length
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent: string[] = []
      for (const file of files) {
        const form = new FormData()
        form.set('file', file)
        const body = await send<LedgerFileBody>('POST', `ledgers/${ledger}/files`, form)
        rememberFiles(client, [body])
        sent.push(body.id)
        set([...ids, ...sent].join(' '))
      }
    },
    onSettled: leave,
  })
  const known = ids.flatMap((one) => client.getQueryData<LedgerFileBody>(filesKey(one)) ?? [])
  return (
    <div className="files-input" id={id}>
      <FileList files={known} remove={(gone) => set(ids.filter((one) => one !== gone).join(' '))} />
      <input
        ref={box}
        type="file"
        accept={ACCEPT}
        multiple={left > 1}
        className="unseen"
        tabIndex={-1}
        aria-label={field.title}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])].slice(0, left)
          target.value = ''
          if (chosen.length > 0) upload.mutate(chosen)
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden="true" />}
        disabled={left <= 0}
        loading={upload.isPending}
        onClick={() => box.current?.click()}
      >
        {t('ledgers.addFile', { n: left })}
      </Button>
      <p className="muted files-kinds">{t('ledgers.fileKinds')}</p>
      <Notice error={upload.error} />
    </div>
  )
}

/** Photos that open large, documents that are taken home. */
export const FileList = ({ files, remove }: { files: readonly LedgerFileBody[]; remove?: (id: string) => void }) => {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <ul className="files-list">
      {files.map((file) => (
        <li key={file.id}>
          {file.mediaType.startsWith('image/') ? (
            <Image src={file.url} width={SIDE} height={SIDE} alt={file.name} />
          ) : (
            <a href={file.url} download={file.name}>
              <PaperClipOutlined aria-hidden="true" /> {file.name} <small className="muted">{size(file.bytes)}</small>
            </a>
          )}
          {remove ? (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t('ledgers.removeFile', { name: file.name })}
              onClick={() => remove(file.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { wordsOf } from '../../app/Failure.tsx'
import { useWords } from '../../app/words.ts'
import { upload } from './upload.ts'

/** Photos, uploaded as they are chosen; the value is the list of their ids. */
export const FilesField = (props: {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
  most: number
}) => {
  const words = useWords()
  const { t } = words
  const input = useRef<HTMLInputElement>(null)
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const ids = props.value ?? []
  const take = async (files: FileList | null) => {
    setBusy(true)
    setError(null)
    const added = [...ids]
    try {
      for (const file of Array.from(files ?? []).slice(0, props.most - ids.length)) {
        const id = await upload(file)
        added.push(id)
        // until an act names it, the server shows a photo to nobody: the screen shows its own copy
        setPictures((now) => ({ ...now, [id]: URL.createObjectURL(file) }))
      }
    } catch (refused) {
      setError(refused)
    }
    props.onChange?.(added)
    setBusy(false)
    if (input.current) input.current.value = ''
  }
  return (
    <div className="files">
      {ids.map((id, index) => (
        <span key={id} className="file">
          <img src={pictures[id]} alt={t('matter.photo', { n: index + 1 })} />
          <Button
            size="small"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('files.remove', { n: index + 1 })}
            onClick={() => props.onChange?.(ids.filter((other) => other !== id))}
          />
        </span>
      ))}
      {ids.length < props.most ? (
        <Button
          id={props.id}
          icon={<PlusOutlined aria-hidden="true" />}
          loading={busy}
          onClick={() => input.current?.click()}
        >
          {t('files.add', { n: props.most - ids.length })}
        </Button>
      ) : null}
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept="image/jpeg,image/png,image/webp,image/heic"
        onChange={({ target }) => take(target.files)}
      />
      {error ? (
        <p className="field-error" role="alert">
          {wordsOf(error, words)}
        </p>
      ) : null}
    </div>
  )
}

import { useRef, useState } from 'react'
import { isAway } from '../../ui/api.ts'
import { shrink } from '../../ui/matter/shrink.ts'
import { upload } from '../../ui/matter/upload.ts'
import { useWords, wordsOf } from '../app/words.ts'
import { Sign } from '../parts/Sign.tsx'
import { useHold } from '../parts/Steps.tsx'

/** Never asked for, always possible: taken or chosen, sent as they come; the value is the list of their ids. */
export const Photos = (props: {
  ids: readonly string[]
  onChange: (ids: readonly string[]) => void
  most: number
  label: string
}) => {
  const words = useWords()
  const { t } = words
  const input = useRef<HTMLInputElement>(null)
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useHold(busy)
  const { ids, most } = props
  const take = async (files: FileList | null) => {
    setBusy(true)
    setError(null)
    const added = [...ids]
    try {
      for (const file of Array.from(files ?? []).slice(0, most - ids.length)) {
        const small = await shrink(file)
        const id = await upload(small)
        added.push(id)
        // until an act names it, the server shows a photo to nobody: the screen shows its own copy, the small one, for six as a
        // camera makes them are more than a phone's memory holds
        setPictures((now) => ({ ...now, [id]: URL.createObjectURL(small) }))
        props.onChange([...added])
      }
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
    if (input.current) input.current.value = ''
  }
  return (
    <div className="field photos">
      <p className="label">{props.label}</p>
      <p className="why">{t('photos.why')}</p>
      <div className="photo-row">
        {ids.map((id, index) => (
          <span key={id} className="photo">
            {pictures[id] ? (
              <img src={pictures[id]} alt={t('photos.nth', { n: index + 1 })} />
            ) : (
              <span className="photo-kept">{t('photos.nth', { n: index + 1 })}</span>
            )}
            <button
              type="button"
              className="icon"
              disabled={busy}
              aria-label={t('photos.remove', { n: index + 1 })}
              onClick={() => props.onChange(ids.filter((other) => other !== id))}
            >
              <Sign name="close" />
            </button>
          </span>
        ))}
      </div>
      {ids.length < most ? (
        <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
          <Sign name="photo" /> {t(busy ? 'form.sending' : 'photos.add')}
        </button>
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
        <p className="problem" role="alert">
          {isAway(error) ? t('photos.away') : wordsOf(error, words)}
        </p>
      ) : null}
    </div>
  )
}

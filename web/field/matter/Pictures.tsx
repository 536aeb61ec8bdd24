import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { Sheet } from '../parts/Sheet.tsx'

/** Photos of the matter: small in the text, one tap makes one as large as the phone. */
export const Pictures = ({ pictures }: { pictures: MatterBody['attachments'] }) => {
  const { t } = useWords()
  const [at, setAt] = useState<number | null>(null)
  if (pictures.length === 0) return null
  const shown = at === null ? undefined : pictures[at]
  const turn = (by: number) => setAt((now) => ((now ?? 0) + by + pictures.length) % pictures.length)
  return (
    <div className="photo-row">
      {pictures.map(({ id, url }, index) => (
        <button key={id} type="button" className="photo" onClick={() => setAt(index)}>
          <img src={url} alt={t('photos.nth', { n: index + 1 })} loading="lazy" />
        </button>
      ))}
      {shown && at !== null ? (
        <Sheet full title={t('photos.of', { n: at + 1, of: pictures.length })} close={() => setAt(null)}>
          <img className="photo-large" src={shown.url} alt={t('photos.nth', { n: at + 1 })} />
          {pictures.length > 1 ? (
            <div className="thumb">
              <button type="button" className="button" onClick={() => turn(-1)}>
                {t('photos.before')}
              </button>
              <button type="button" className="button" onClick={() => turn(1)}>
                {t('photos.after')}
              </button>
            </div>
          ) : null}
        </Sheet>
      ) : null}
    </div>
  )
}

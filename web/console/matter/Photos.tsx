import { Image } from 'antd'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'

const SIDE = 96

/** Small pictures that open large, one after the other. */
export const Photos = ({ attachments }: { attachments: MatterBody['attachments'] }) => {
  const { t } = useWords()
  const pictures = attachments.filter(({ mediaType }) => mediaType.startsWith('image/'))
  if (attachments.length === 0) return null
  return (
    <div className="photos">
      <Image.PreviewGroup>
        {pictures.map(({ id, url }, index) => (
          <Image key={id} src={url} width={SIDE} height={SIDE} alt={t('matter.photo', { n: index + 1 })} />
        ))}
      </Image.PreviewGroup>
      {attachments
        .filter((file) => !pictures.includes(file))
        .map(({ id, url, mediaType }) => (
          <a key={id} href={url}>
            {mediaType}
          </a>
        ))}
    </div>
  )
}

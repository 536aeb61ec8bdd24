import { useQuery } from '@tanstack/react-query'
import { copyText } from '../../ui/copy.ts'
import { Go } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Head } from '../parts/Head.tsx'
import { useSay } from '../parts/Said.tsx'
import type { LodgedAs } from './reports.ts'
import { useReports } from './useReports.ts'

const SIDE = 220

/**
 * The number and the code to hand over; the code is shown this once, so it is large and can be photographed. `kept`: id of
 * the report that went out by itself and lies on the phone until the code is handed over.
 */
export const Lodged = (props: { lodged: LodgedAs; kept: string | null; own: boolean }) => {
  const { t } = useWords()
  const { lodged, kept, own } = props
  // as it is read out on the phone, and as the resident's page shows it
  const code = lodged.trackingCode.match(/.{1,4}/g)?.join('-') ?? ''
  const say = useSay()
  const { drop } = useReports()
  const { data: qr } = useQuery({
    queryKey: ['qr', lodged.trackUrl],
    // loaded only here: nobody else needs the drawing of codes
    queryFn: async () => (await import('qrcode')).toString(lodged.trackUrl, { type: 'svg', margin: 2 }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const copy = async () => {
    const copied = await copyText(`${lodged.number} ${code} ${lodged.trackUrl}`)
    say(t(copied ? 'lodged.copied' : 'lodged.copyByHand'))
  }
  return (
    <div className="page lodged">
      <Head title={t('lodged.title')} note={t('lodged.number', { number: lodged.number })} />
      <p>{t(own ? 'lodged.own' : 'lodged.handOver')}</p>
      <div className="card lodged-card">
        {qr ? (
          <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} width={SIDE} height={SIDE} alt={t('lodged.qr')} />
        ) : null}
        <p className="muted">{t('lodged.code')}</p>
        <p className="code">{code}</p>
        <p className="muted running">{lodged.trackUrl}</p>
      </div>
      <button type="button" className="button wide" onClick={copy}>
        {t('lodged.copy')}
      </button>
      <Go to={`/matters/${lodged.id}`} className="button wide">
        {t('lodged.open')}
      </Go>
      {kept === null ? (
        <Go to="/record" className="button primary wide">
          {t('lodged.again')}
        </Go>
      ) : (
        <Go to="/record" className="button primary wide" onClick={() => drop(kept)}>
          {t(own ? 'lodged.noted' : 'lodged.handedOver')}
        </Go>
      )}
    </div>
  )
}

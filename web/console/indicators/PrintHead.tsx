import { momentWords } from '../../ui/dates.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'

/** The office's header, on paper only: whose number it is, of where, printed when. */
export const PrintHead = ({ region }: { region: string }) => {
  const { t, language } = useWords()
  const { county, position } = useSession()
  const office = position.orgName ?? position.title
  return (
    <p className="print-only">
      {office.startsWith(county.name) ? office : `${county.name} ${office}`} · {region}
      <small className="print-at">
        {t('indicators.printedAt', { at: momentWords(new Date().toISOString(), language) })}
      </small>
    </p>
  )
}

import { Link } from '@tanstack/react-router'
import { Button, Result, Typography } from 'antd'
import type { z } from 'zod'
import type { LodgedBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'

export type LodgedAs = z.infer<typeof LodgedBody>

interface Props {
  readonly lodged: LodgedAs
  /** Somebody waits for the code; of a matter of offices nobody does. */
  readonly forResident: boolean
  readonly again: () => void
}

/** The number and the code to read out to the resident; the code is shown this once. */
export const Lodged = ({ lodged, forResident, again }: Props) => {
  const { t } = useWords()
  return (
    <Result
      status="success"
      title={t('lodge.done', { number: lodged.number })}
      subTitle={
        forResident && (
          <>
            <p>{t('lodge.tellResident')}</p>
            <p className="lodge-code">
              <Typography.Text copyable strong>
                {lodged.trackingCode}
              </Typography.Text>
            </p>
            <p className="muted">{lodged.trackUrl}</p>
          </>
        )
      }
      extra={
        <>
          <Button type="primary" onClick={again}>
            {t('lodge.again')}
          </Button>
          <Link to="/matters/$id" params={{ id: lodged.id }}>
            <Button>{t('lodge.open')}</Button>
          </Link>
        </>
      }
    />
  )
}

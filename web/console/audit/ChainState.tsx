import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import type { z } from 'zod'
import type { AuditHead } from '../../../server/contract/audit.ts'
import { get } from '../../ui/api.ts'
import { momentWords } from '../../ui/dates.ts'
import { useWords } from '../app/words.ts'
import { ChainCheck } from './ChainCheck.tsx'

/** The end of the chain: written down elsewhere, it proves later that nothing was taken out. */
export const ChainState = () => {
  const { t, language } = useWords()
  const { data } = useQuery({
    queryKey: ['audit', 'head'],
    queryFn: ({ signal }) => get<z.infer<typeof AuditHead>>('audit/head', undefined, signal),
    retry: false,
  })
  if (!data) return null
  return (
    <section className="card chain" aria-label={t('audit.chain')}>
      <p>{t('audit.head', { seq: data.seq, at: momentWords(data.at, language) })}</p>
      <Typography.Text code copyable ellipsis>
        {data.digest}
      </Typography.Text>
      <p className="muted">
        {t('audit.headHint')}
        {data.checked
          ? t(data.checked.count === 0 ? 'audit.checkedWhole' : 'audit.checkedNot', {
              at: momentWords(data.checked.at, language),
              n: data.checked.count,
            })
          : null}
      </p>
      <ChainCheck />
    </section>
  )
}

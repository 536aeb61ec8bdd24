import { useMutation } from '@tanstack/react-query'
import { send } from '../../ui/api.ts'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { Text } from '../parts/Text.tsx'
import type { Report } from './reports.ts'

interface WhoProps {
  readonly report: Report
  readonly change: (patch: Partial<Report>) => void
  readonly problem: string | undefined
}

/** Whose request it is: never a must, and why it is asked. What the household has on record is not asked twice. */
export const Who = ({ report, change, problem }: WhoProps) => {
  const { t } = useWords()
  const known = useMutation({
    mutationFn: (id: string) =>
      send<{ head: string; phone: string | null }>('POST', `households/${id}/reveal`, {
        reason: t('report.fillReason'),
      }),
    onSuccess: ({ head, phone }) => change({ contactName: head, contactPhone: phone ?? report.contactPhone }),
  })
  const { household } = report
  return (
    <>
      <Text
        label={t('report.phone')}
        why={t('report.phoneWhy')}
        problem={problem}
        value={report.contactPhone}
        onChange={(typed) => change({ contactPhone: typed.replaceAll(/\D/g, '').slice(0, 11) })}
        type="tel"
        inputMode="tel"
        autoComplete="off"
      />
      <Text
        label={t('report.name')}
        value={report.contactName}
        onChange={(contactName) => change({ contactName })}
        maxLength={40}
        autoComplete="off"
      />
      {household ? (
        <>
          <Notice error={known.error} />
          <button
            type="button"
            className="button wide"
            disabled={known.isPending}
            onClick={() => known.mutate(household.id)}
          >
            {t('report.fill', { head: household.head })}
          </button>
          <p className="why">{t('report.fillLogged')}</p>
        </>
      ) : null}
    </>
  )
}

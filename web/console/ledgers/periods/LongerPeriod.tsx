import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerPeriod } from '../../../../server/contract/ledgerPeriod.ts'
import { Select } from '../../app/Select.tsx'
import { useWords } from '../../app/words.ts'
import { periodText } from '../cells.ts'
import type { Turning } from './useTurn.tsx'

const PARTS = ['', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4'] as const

/** A year, half a year or a quarter at once, of a ledger that is kept by month. */
export const LongerPeriod = ({ items, turn }: { items: readonly LedgerPeriod[]; turn: Turning }) => {
  const words = useWords()
  const { t } = words
  const [period, setPeriod] = useState<string>()
  const years = [...new Set(items.map((item) => item.period.slice(0, 4)))]
  const options = years.flatMap((year) =>
    PARTS.map((part) => ({ value: `${year}${part}`, label: periodText(`${year}${part}`, words) })),
  )
  return (
    <div className="period-longer">
      <Select
        value={period}
        onChange={setPeriod}
        options={options}
        placeholder={t('periods.longer')}
        aria-label={t('periods.longer')}
      />
      <Button disabled={period === undefined} onClick={() => period && turn('close', { period })}>
        {t('periods.close')}
      </Button>
      <Button disabled={period === undefined} onClick={() => period && turn('reopen', { period })}>
        {t('periods.reopen')}
      </Button>
    </div>
  )
}

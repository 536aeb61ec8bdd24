import type { BoardLine } from '../../../server/contract/board.ts'
import type { Column } from '../app/csv.ts'
import { intervalText, percent, RATES, rankText } from './rates.ts'

/** Everything that is known of a town or department; the file has it all, the screen the most of it. */
export const rankingColumns = (t: (key: string) => string): readonly Column<BoardLine>[] => [
  { title: t('board.column.name'), value: ({ name }) => name },
  { title: t('board.column.code'), value: ({ code }) => code },
  { title: t('board.column.rank'), value: (line) => rankText(line) || t('board.unranked') },
  ...(['lodged', 'open', 'late', 'answeredLate', 'closed'] as const).map((key) => ({
    title: t(`board.${key}`),
    value: (line: BoardLine) => line[key],
    number: true,
  })),
  ...RATES.flatMap((key) => [
    { title: t(`board.${key}`), value: (line: BoardLine) => percent(line[key].value), number: true },
    { title: `${t(`board.${key}`)} 95%`, value: (line: BoardLine) => intervalText(line[key]), number: true },
  ]),
  { title: t('board.verdicts'), value: (line) => line.satisfaction.denominator, number: true },
  { title: t('board.composite'), value: (line) => percent(line.composite), number: true },
]

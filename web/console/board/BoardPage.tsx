import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { momentWords } from '../../ui/dates.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { Failure } from '../app/Failure.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Waiting } from '../app/Waiting.tsx'
import { useWords } from '../app/words.ts'
import { useVocabulary } from '../matters/vocabulary.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { BoardControls } from './BoardControls.tsx'
import { Categories } from './Categories.tsx'
import { boardQuery } from './data.ts'
import { Flow } from './Flow.tsx'
import { MapCard } from './MapCard.tsx'
import { Months } from './Months.tsx'
import { Numbers } from './Numbers.tsx'
import { Ranking } from './Ranking.tsx'
import { Steps } from './Steps.tsx'

/** The region's numbers; each opens the matters that it counts. */
export const BoardPage = () => {
  const { t, language } = useWords()
  const { rate: _rate, ...search } = useSearch({ from: '/shell/board' })
  const { region } = useRegion()
  const processes = useVocabulary()?.processes
  const process = processes?.find(({ key }) => key === search.process) ?? processes?.[0]
  const judged = process?.judged ?? true
  const { data: board, error, isPlaceholderData } = useQuery(boardQuery({ ...search, region }))
  return (
    <div className="page board" aria-busy={isPlaceholderData}>
      <PageHead
        title={board ? t('board.of', { region: board.region.name }) : t('nav.board')}
        purpose={
          board
            ? t('board.span', { from: board.from, to: board.to, at: momentWords(board.asOf, language) })
            : t('purpose.board')
        }
      >
        <ExportButtons path="board" query={{ ...search, region }} />
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
          {t('board.print')}
        </Button>
      </PageHead>
      <BoardControls board={board} />
      {error && !board ? <Failure error={error} /> : null}
      {board ? (
        <>
          <Numbers board={board} judged={judged} />
          <Ranking board={board} judged={judged} />
          <div className="board-pair">
            {board.byRegion.length > 0 ? <MapCard key={process?.key} board={board} judged={judged} /> : null}
            <Steps board={board} />
          </div>
          <div className="board-pair">
            <Months board={board} />
            {process?.categories.length === 0 ? null : <Categories board={board} />}
          </div>
          <Flow board={board} />
        </>
      ) : error ? null : (
        <Waiting />
      )}
    </div>
  )
}

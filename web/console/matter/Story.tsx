import type { MatterBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'
import { Timeline } from './Timeline.tsx'

/** What happened, newest first. */
export const Story = ({ matter }: { matter: MatterBody }) => {
  const { t } = useWords()
  return (
    <section className="card" aria-labelledby="story">
      <h2 id="story">{t('matter.story')}</h2>
      <Timeline items={matter.timeline} />
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useWords } from '../app/words.ts'
import { balanceQuery } from './data.ts'

/** Nobody may be left out: says how many households have no worker, and shows them. */
export const Unassigned = (props: { region: string; looking: boolean; look: () => void }) => {
  const { t } = useWords()
  const { data } = useQuery(balanceQuery(props.region))
  const n = data?.items.reduce((sum, { unassigned }) => sum + unassigned, 0) ?? 0
  if (n === 0) return null
  return (
    <Alert
      className="notice"
      type="warning"
      showIcon
      title={t(props.looking ? 'households.lackingNow' : 'households.lacking', { n })}
      action={
        props.looking ? undefined : (
          <Button size="small" onClick={props.look}>
            {t('households.lackingShow', { n })}
          </Button>
        )
      }
    />
  )
}

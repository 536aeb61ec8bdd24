import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import type { LedgerBody } from '../../../server/contract/ledger.ts'
import { useWords } from '../app/words.ts'
import { calling } from './cells.ts'
import type { View } from './columns.ts'

/** Which columns one sees, and whether money is counted in 元 or 万元; kept on this computer. */
export const ViewChooser = (props: { body: LedgerBody; view: View; change: (change: Partial<View>) => void }) => {
  const { t } = useWords()
  const { body, view, change } = props
  const fixed = new Set(calling(body.fields, body.grain).map(({ key }) => key))
  const fields = body.fields.filter(({ key }) => !fixed.has(key))
  const shown = (key: string) => !view.hidden.includes(key)
  const money = body.fields.some(({ kind }) => kind === 'money')
  const content = (
    <div className="view-chooser">
      {money ? (
        <Segmented
          value={view.money}
          onChange={(unit) => change({ money: unit })}
          options={(['yuan', 'wan'] as const).map((value) => ({ value, label: t(`ledgers.unit.${value}`) }))}
          aria-label={t('ledgers.moneyIn')}
          block
        />
      ) : null}
      <div className="view-columns">
        {fields.map(({ key, title }) => (
          <Checkbox
            key={key}
            checked={shown(key)}
            onChange={({ target }) =>
              change({ hidden: target.checked ? view.hidden.filter((one) => one !== key) : [...view.hidden, key] })
            }
          >
            {title}
          </Checkbox>
        ))}
      </div>
      {view.hidden.length > 0 ? (
        <Button type="link" onClick={() => change({ hidden: [] })}>
          {t('ledgers.allColumns')}
        </Button>
      ) : null}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<SettingOutlined aria-hidden="true" />}>
        {view.hidden.length > 0 ? t('ledgers.columnsHidden', { n: view.hidden.length }) : t('ledgers.columns')}
      </Button>
    </Popover>
  )
}

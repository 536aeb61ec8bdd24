import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber } from 'antd'
import dayjs from 'dayjs'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { DayField } from '../app/DayField.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { type CloseRule, type LedgerRules, nextRule, rulesOf, textOf } from './closeAfter.ts'

type Ledgers = NonNullable<SettingBody['ledgers']>

/** When periods of ledgers close by themselves: a ledger, from which day on, so many days after their end. */
export const CloseAfterField = (props: {
  id: string
  ledgers: Ledgers
  value: string
  change: (text: string) => void
}) => {
  const { t } = useWords()
  const { id, ledgers } = props
  const all = rulesOf(props.value)
  const put = (ledger: string, rules: readonly CloseRule[] | undefined) => {
    const others = all.filter((one) => one.ledger !== ledger)
    const at = all.findIndex((one) => one.ledger === ledger)
    const next = rules === undefined ? others : others.toSpliced(at < 0 ? others.length : at, 0, { ledger, rules })
    props.change(textOf(next))
  }
  const left = ledgers.filter(({ key }) => !all.some(({ ledger }) => ledger === key))
  const year = dayjs().year()
  return (
    <div className="close-after">
      {all.map((one) => (
        <OneLedger
          key={one.ledger}
          one={one}
          title={ledgers.find(({ key }) => key === one.ledger)?.title ?? one.ledger}
          put={(rules) => put(one.ledger, rules)}
        />
      ))}
      <Select
        id={id}
        value={null}
        aria-label={t('settings.close.add')}
        onChange={(ledger: string | null) => ledger && put(ledger, [nextRule([], year)])}
        showSearch={{ optionFilterProp: 'label' }}
        options={left.map(({ key, title }) => ({ value: key, label: title }))}
        placeholder={t('settings.close.add')}
        className="cell-wide"
      />
    </div>
  )
}

const OneLedger = (props: {
  one: LedgerRules
  title: string
  put: (rules: readonly CloseRule[] | undefined) => void
}) => {
  const { t } = useWords()
  const { one, title, put } = props
  const { rules } = one
  const set = (at: number, rule: CloseRule) => put(rules.toSpliced(at, 1, rule))
  return (
    <fieldset className="close-ledger">
      <legend>{title}</legend>
      {rules.length === 0 ? <p>{t('settings.close.never')}</p> : null}
      {rules.map((rule, at) => (
        <div key={rule.from} className="close-rule">
          <DayField
            value={rule.from}
            onChange={(from) => from && set(at, { ...rule, from })}
            clear={false}
            aria-label={t('settings.close.from', { ledger: title })}
          />
          <span>{t('settings.close.on')}</span>
          <InputNumber
            value={rule.days}
            onChange={(days) => set(at, { ...rule, days })}
            aria-label={t('settings.close.days', { ledger: title })}
          />
          <span>{t('settings.close.after')}</span>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={() => put(rules.toSpliced(at, 1))}
            aria-label={t('settings.close.drop', { ledger: title, from: rule.from })}
          />
        </div>
      ))}
      <p className="close-acts">
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => put([...rules, nextRule(rules, dayjs().year())])}
        >
          {t('settings.close.rule')}
        </Button>
        <Button size="small" type="link" onClick={() => put(undefined)}>
          {t('settings.close.forget')}
        </Button>
      </p>
    </fieldset>
  )
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useId, useState } from 'react'
import type { SettingBody } from '../../../server/contract/setting.ts'
import { longDayWords } from '../../ui/dates.ts'
import { DayField } from '../app/DayField.tsx'
import { useWords } from '../app/words.ts'
import { type DayKind, type Days, daysOf, textOfDays, usualKind, withDays } from './days.ts'

const KINDS = ['rest', 'work'] as const
type Published = NonNullable<SettingBody['published']>

const KindChoice = (props: { value: DayKind; label: string; change: (kind: DayKind) => void }) => {
  const { t } = useWords()
  return (
    <Segmented<DayKind>
      value={props.value}
      onChange={props.change}
      options={KINDS.map((kind) => ({ value: kind, label: t(`settings.day.${kind}`) }))}
      aria-label={props.label}
    />
  )
}

/** Days that rest or work otherwise than published: one row each, and a line that adds one or several. */
export const DaysField = (props: { published: Published; value: string; change: (text: string) => void }) => {
  const { t, language } = useWords()
  const { published } = props
  const days = daysOf(props.value)
  const put = (next: Days) => props.change(textOfDays(next))
  const known = Object.keys(published).sort().at(-1)
  return (
    <div className="days">
      <p className="muted">{known ? t('settings.day.known', { year: known.slice(0, 4) }) : null}</p>
      {Object.keys(days).length === 0 ? <p>{t('settings.day.nothing')}</p> : null}
      <ul>
        {Object.entries(days)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, kind]) => {
            const name = longDayWords(day, language)
            return (
              <li key={day}>
                <span>{name}</span>
                <KindChoice value={kind} label={name} change={(next) => put({ ...days, [day]: next })} />
                <small>{usualKind(day, published) === kind ? t(`settings.day.usually.${kind}`) : null}</small>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden="true" />}
                  onClick={() => put(Object.fromEntries(Object.entries(days).filter(([one]) => one !== day)))}
                  aria-label={t('settings.day.drop', { day: name })}
                />
              </li>
            )
          })}
      </ul>
      <DayAdder days={days} put={put} />
    </div>
  )
}

const DayAdder = ({ days, put }: { days: Days; put: (days: Days) => void }) => {
  const { t, language } = useWords()
  const id = useId()
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [kind, setKind] = useState<DayKind>('rest')
  const [wrong, setWrong] = useState<string | null>(null)
  const add = () => {
    const next = withDays(days, { from, until, kind })
    if ('problem' in next) {
      const day = next.day ? longDayWords(next.day, language) : ''
      return setWrong(t(`settings.day.wrong.${next.problem}`, { day }))
    }
    setWrong(null)
    setFrom(null)
    setUntil(null)
    put(next.days)
  }
  return (
    <fieldset className="days-add">
      <legend>{t('settings.day.add')}</legend>
      <label htmlFor={`${id}-from`}>{t('settings.day.from')}</label>
      <DayField
        id={`${id}-from`}
        value={from}
        onChange={(day) => setFrom(day ?? null)}
        status={wrong ? 'error' : undefined}
      />
      <label htmlFor={`${id}-until`}>{t('settings.day.until')}</label>
      <DayField
        id={`${id}-until`}
        value={until}
        onChange={(day) => setUntil(day ?? null)}
        placeholder={t('settings.day.same')}
      />
      <KindChoice value={kind} label={t('settings.day.kind')} change={setKind} />
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t('settings.day.put')}
      </Button>
      {wrong ? (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      ) : null}
    </fieldset>
  )
}

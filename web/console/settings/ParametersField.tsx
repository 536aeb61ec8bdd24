import { useId } from 'react'
import { civilDate } from '../../ui/dates.ts'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { LimitsTable } from './LimitsTable.tsx'
import { type Chosen, chosenOf, inForce, inOrder, type SettingProcess, textOfChosen } from './parameters.ts'

/** For each process the parameter sets that hold, in the order of their dates, and the limits of the one of today. */
export const ParametersField = (props: {
  processes: readonly SettingProcess[]
  value: string
  change: (text: string) => void
}) => {
  const chosen = chosenOf(props.value)
  const put = (process: string, keys: readonly string[]) => {
    const others: Chosen = Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== process))
    props.change(textOfChosen(keys.length === 0 ? others : { ...others, [process]: keys }))
  }
  return (
    <div className="parameters">
      {props.processes.map((process) => (
        <OneProcess
          key={process.key}
          process={process}
          chosen={chosen[process.key]}
          put={(keys) => put(process.key, inOrder(process, keys))}
        />
      ))}
    </div>
  )
}

const OneProcess = (props: {
  process: SettingProcess
  chosen: readonly string[] | undefined
  put: (keys: readonly string[]) => void
}) => {
  const { t } = useWords()
  const id = useId()
  const { process, chosen = [] } = props
  const titleOf = (key: string): string => process.sets.find((set) => set.key === key)?.title ?? key
  const unknown = chosen.filter((key) => !process.sets.some((set) => set.key === key))
  const now = inForce(process, chosen, civilDate(new Date()))
  const options = process.sets.map(({ key, title, from }) => ({
    value: key,
    label: t('settings.parameters.from', { title, from }),
  }))
  return (
    <fieldset className="parameters-one">
      <legend>{process.title}</legend>
      <label htmlFor={id}>{t('settings.parameters.sets')}</label>
      <Select
        id={id}
        mode="multiple"
        value={[...chosen]}
        onChange={props.put}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('settings.parameters.adopted', { sets: process.adopted.map(titleOf).join(t('list.join')) })}
      />
      {unknown.length > 0 ? (
        <p className="field-error">{t('settings.parameters.unknown', { keys: unknown.join(' ') })}</p>
      ) : null}
      {now ? (
        <details>
          <summary>{t('settings.parameters.now', { title: now.title, from: now.from })}</summary>
          <LimitsTable set={now} />
        </details>
      ) : (
        <p className="field-error" role="alert">
          {t('settings.parameters.none')}
        </p>
      )}
    </fieldset>
  )
}

import type { OfferBody } from '../../../server/contract/matter.ts'
import { useWords } from '../app/words.ts'

/** Reply templates as a native list of the phone; what is chosen comes after what is typed already. */
export const Templates = (props: {
  templates: NonNullable<OfferBody['templates']>
  typed: string
  insert: (text: string) => void
}) => {
  const { t } = useWords()
  const choose = (key: string) => {
    const body = props.templates.find((template) => template.key === key)?.body ?? ''
    props.insert(props.typed.trim() === '' ? body : `${props.typed.trim()}\n${body}`)
  }
  return (
    <select
      className="templates"
      value=""
      aria-label={t('act.template')}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="" disabled>
        {t('act.template')}
      </option>
      {props.templates.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  )
}

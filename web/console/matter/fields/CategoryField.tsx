import { optionsOf, useVocabulary } from '../../matters/vocabulary.ts'
import { ChoiceField } from './ChoiceField.tsx'

/** The taxonomy of a process: too long to come with every act, so it is taken from the vocabulary. */
export const CategoryField = (props: {
  id?: string
  value?: string
  onChange?: (value: string | undefined) => void
  process: string
}) => {
  const process = useVocabulary()?.processes.find(({ key }) => key === props.process)
  return (
    <ChoiceField
      id={props.id}
      value={props.value}
      onChange={props.onChange}
      options={optionsOf(process?.categories ?? [])}
    />
  )
}

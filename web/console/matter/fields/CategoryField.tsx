import { optionsOf, useVocabulary } from '../../matters/vocabulary.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { Suggested } from './Suggested.tsx'

/** The taxonomy of a process, too long to come with every act, so it is taken from the vocabulary; above it what the text suggests. */
export const CategoryField = (props: {
  id?: string
  value?: string
  onChange?: (value: string | undefined) => void
  process: string
  /** What was said, where there is a text to go by. */
  text?: { readonly subject: string; readonly body: string }
}) => {
  const process = useVocabulary()?.processes.find(({ key }) => key === props.process)
  return (
    <>
      {props.text ? (
        <Suggested
          process={props.process}
          subject={props.text.subject}
          body={props.text.body}
          value={props.value}
          choose={(category) => props.onChange?.(category)}
        />
      ) : null}
      <ChoiceField
        id={props.id}
        value={props.value}
        onChange={props.onChange}
        options={optionsOf(process?.categories ?? [])}
      />
    </>
  )
}

import { Alert } from 'antd'
import { wordsOf } from './Failure.tsx'
import { useWords } from './words.ts'

/** A refusal as a plain notice above a form: what happened, in the server's words. */
export const Notice = ({ error }: { error: unknown }) => {
  const words = useWords()
  if (!error) return null
  return <Alert className="notice" type="error" showIcon title={wordsOf(error, words)} role="alert" />
}

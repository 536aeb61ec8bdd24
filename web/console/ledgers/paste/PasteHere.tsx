import { App, Button } from 'antd'
import { useWords } from '../../app/words.ts'

const SECONDS = 8

/**
 * Pastes by a press, for whoever has no keyboard. On plain HTTP, or where it was not allowed, no page may read the clipboard:
 * then it says which way there is.
 */
export const PasteHere = (props: { paste: (text: string) => void }) => {
  const { t } = useWords()
  const { message } = App.useApp()
  const press = async () => {
    const text = await readClipboard()
    if (text === null) message.info(t('paste.byKey'), SECONDS)
    else props.paste(text)
  }
  return (
    <Button size="small" onClick={press}>
      {t('paste.here')}
    </Button>
  )
}

const readClipboard = async (): Promise<string | null> => {
  try {
    return (await navigator.clipboard?.readText?.()) ?? null
  } catch {
    return null
  }
}

import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { send } from '../../ui/api.ts'
import { wordsOf } from '../app/Failure.tsx'
import { useWords } from '../app/words.ts'
import { type Acted, refreshMatters } from './data.ts'

/** Says that an act is done, with the way back for as long as the API offers it. */
export const useDone = (): ((title: string, undo: Acted['undo']) => void) => {
  const words = useWords()
  const { message, notification } = App.useApp()
  const client = useQueryClient()
  return (title, undo) => {
    const text = words.t('act.done', { title })
    if (!undo) return void message.success(text)
    const back = async () => {
      notification.destroy(undo.url)
      try {
        await send('POST', undo.url, {})
        message.info(words.t('act.undone', { title }))
      } catch (error) {
        message.error(wordsOf(error, words))
      }
      await refreshMatters(client)
    }
    notification.success({
      key: undo.url,
      title: text,
      duration: Math.max(1, (new Date(undo.until).getTime() - Date.now()) / 1000),
      actions: (
        <Button size="small" onClick={back}>
          {words.t('act.undo')}
        </Button>
      ),
    })
  }
}

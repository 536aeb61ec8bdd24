import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../app/words.ts'
import { Sign } from './Sign.tsx'

/** A dialog of the browser's own (it keeps the focus and closes on Escape), filling the phone from below. */
export const Sheet = (props: { title: string; close: () => void; full?: boolean; children: ReactNode }) => {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={props.full ? 'sheet sheet-full' : 'sheet'}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault()
        props.close()
      }}
    >
      <div className="sheet-head">
        <h2>{props.title}</h2>
        <button type="button" className="icon" onClick={props.close} aria-label={t('form.close')}>
          <Sign name="close" />
        </button>
      </div>
      <div className="sheet-body">{props.children}</div>
    </dialog>
  )
}

import { type ReactNode, useEffect } from 'react'
import { goBack } from '../app/address.tsx'
import { useWords } from '../app/words.ts'
import { Sign } from './Sign.tsx'

/** The top of a page: what it is, and the way back where it is not one of the four places. */
export const Head = (props: { title: string; back?: string; note?: ReactNode; children?: ReactNode }) => {
  const { t } = useWords()
  useEffect(() => {
    document.title = `${props.title} · ${t('brand')}`
  }, [props.title, t])
  const { back } = props
  return (
    <header className="head">
      {back === undefined ? null : (
        <button type="button" className="icon" onClick={() => goBack(back)} aria-label={t('shell.back')}>
          <Sign name="back" />
        </button>
      )}
      <div className="head-words">
        <h1>{props.title}</h1>
        {props.note ? <p>{props.note}</p> : null}
      </div>
      {props.children}
    </header>
  )
}

import type { ReactNode } from 'react'

/** Title that says what the page is, one sentence of purpose, and at the right its actions. */
export const PageHead = (props: { title: ReactNode; purpose?: ReactNode; children?: ReactNode }) => (
  <div className="head">
    <div>
      <h1>{props.title}</h1>
      {props.purpose ? <p>{props.purpose}</p> : null}
    </div>
    {props.children ? <div className="head-actions">{props.children}</div> : null}
  </div>
)

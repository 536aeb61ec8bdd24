import { Skeleton } from 'antd'

/** Grey lines where the page will be: the eye keeps its place. */
export const Waiting = () => (
  <div className="page" aria-busy="true">
    <Skeleton active title={{ width: 220 }} paragraph={{ rows: 8 }} />
  </div>
)

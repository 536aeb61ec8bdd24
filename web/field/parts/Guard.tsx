import { Component, type ReactNode } from 'react'
import { Failure } from './Failure.tsx'

/** A page that breaks says so and leaves the bar standing. */
export class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    // a page of an older build that is no longer there: loading anew brings the new one
    return <Failure error={this.state.error} again={() => location.reload()} />
  }
}

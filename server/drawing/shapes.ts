import type { Kind } from './ways.ts'

/** Where things are in the picture; pixels from the upper left. */
export interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly key: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly details: readonly string[]
}
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly kind: Kind
  readonly points: readonly Point[]
  readonly lines: readonly string[]
  readonly label: Point & { readonly width: number; readonly height: number }
}
export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

import type { Result } from '../refusal/index.ts'

/**
 * Types of the names that formulas may use: a CEL type (`bool`, `int`, `double`, `string`, `list<string>`, `map<string, dyn>`, `dyn`),
 * or the fields of an object. Names are ASCII. Values: `int` takes a bigint, `double` a number. A type with `?` behind it may be null:
 * it is checked as the type, `name == null` and `name != null` may be asked, and whatever else reads a null has no value.
 */
export interface ObjectType {
  readonly fields: Readonly<Record<string, string>>
  /** The class whose instances are given as values; where absent, plain objects are. */
  readonly of?: new (
    ...given: never[]
  ) => object
}
export type Types = Readonly<Record<string, string | ObjectType>>

/** What a formula must give. `number` takes int and double alike. */
export type Expected = 'bool' | 'number' | 'string' | 'any'

export interface Given {
  readonly bool: boolean
  readonly number: number
  readonly string: string
  readonly any: unknown
}

/** A compiled, type-checked CEL expression. */
export interface Formula<E extends Expected> {
  readonly source: string
  /** Whether the expression reads the variable. */
  readonly reads: (variable: string) => boolean
  /**
   * The value; null is *no value*: a division by zero, a key that is absent, a number that is not finite.
   * No value is not zero and not false: the caller says what follows from it.
   */
  readonly value: (variables: Readonly<Record<string, unknown>>) => Given[E] | null
}

export interface Formulas {
  /**
   * Compiled once, kept. Refusals (`input`): `formula-syntax`, `formula-type`, `formula-mixed-numbers` (int and double don't mix:
   * `mend` says `100.0`), `formula-result`; params `at` (0-based character) and `detail`.
   */
  readonly compile: <E extends Expected>(source: string, expected: E) => Result<Formula<E>>
}

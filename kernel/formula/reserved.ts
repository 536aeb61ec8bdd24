/** Names that CEL keeps to itself: a field or variable called so could not be read. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while bool bytes double google int list map null_type optional string type uint'.split(
    ' ',
  ),
)

const BETWEEN = '·'

/**
 * Where a matter lies, seen from one's own region: what lies above that is known. `town·village·grid` seen from the village is `grid`;
 * the last name always stays.
 */
export const placeWithin = (path: string, own: string): string => {
  const names = path.split(BETWEEN)
  const above = names.indexOf(own) + 1
  return names.slice(Math.min(above, names.length - 1)).join(BETWEEN)
}

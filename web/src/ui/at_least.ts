// How many are shown, with a plus where there are more: lists are not counted to their end.
export function atLeast(shown: number, more: boolean): number | string {
  return more ? `${shown}+` : shown
}

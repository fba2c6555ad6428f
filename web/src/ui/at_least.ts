// How many there are. Where the server does not count behind a filter, what is shown and that there are more.
export function totalOf(total: number | undefined, shown: number, more: boolean): number | string {
  return total ?? (more ? `${shown}+` : shown)
}

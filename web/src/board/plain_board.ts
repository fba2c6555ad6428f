// The board as it stands in the page itself: its rows are there before the application, which goes on with the same data instead of
// asking for it again.
import type { Board } from '../api/types'

let standing: { query: string; board: Board } | undefined

// To be called before the application replaces the page.
export function takePlainBoard(root: ParentNode = document, query = location.search): void {
  const text = root.querySelector('script[type="application/json"].board-data')?.textContent
  if (!text) return
  try {
    standing = { query, board: JSON.parse(text) as Board }
  } catch {
    standing = undefined // the application asks for it
  }
}

// Once, and only for the address that it was made for: what is shown later is asked for anew.
export function standingBoard(query = location.search): Board | undefined {
  const found = standing?.query === query ? standing.board : undefined
  standing = undefined
  return found
}

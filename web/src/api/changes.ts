// Tells a page that something was committed somewhere: `moved` runs at once after an event, and after a quiet while, so that a page on
// the wall also turns its day over. The stream says only that something happened; the page asks again with its own rights.
import { onMounted, onUnmounted } from 'vue'

const kQuietFor = 5 * 60_000
const kAgainAfter = 30_000

export function useChanges(moved: () => void): void {
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let quiet: ReturnType<typeof setInterval> | undefined
  let first = true

  function open(): void {
    source = new EventSource('/api/v1/private/changes')
    source.addEventListener('moved', () => {
      // The first one says where the page stands; it has just been loaded.
      if (first) first = false
      else moved()
    })
    source.onerror = () => {
      // Between two replies the browser asks again by itself; a refusal it takes for the end.
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(again)
      again = setTimeout(open, kAgainAfter)
    }
  }
  onMounted(() => {
    if (typeof EventSource === 'function') open()
    quiet = setInterval(moved, kQuietFor)
  })
  onUnmounted(() => {
    source?.close()
    source = undefined
    clearTimeout(again)
    clearInterval(quiet)
  })
}

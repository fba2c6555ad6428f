// Copying, also on plain HTTP where the clipboard interface does not exist.
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // fall through to the old way
  }
  const box = document.createElement('textarea')
  box.value = text
  box.setAttribute('readonly', '')
  box.className = 'hidden'
  document.body.append(box)
  const before = document.activeElement as HTMLElement | null
  box.select()
  try {
    return document.execCommand?.('copy') ?? false
  } catch {
    return false
  } finally {
    box.remove()
    before?.focus()
  }
}

export function selectElement(element: Element): void {
  const range = document.createRange()
  range.selectNodeContents(element)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

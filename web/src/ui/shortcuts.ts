// Single-key shortcuts of the desk. They rest while somebody types or composes, while a box is open, and when switched off
// (WCAG 2.1.4); every one of them also has a button.
import { onMounted, onUnmounted, ref } from 'vue'

const kStored = 'huiyin.keys'

function stored(): boolean {
  try {
    return localStorage.getItem(kStored) !== 'off'
  } catch {
    return true
  }
}

export const shortcutsOn = ref(stored())

export function switchShortcuts(on: boolean): void {
  shortcutsOn.value = on
  try {
    if (on) localStorage.removeItem(kStored)
    else localStorage.setItem(kStored, 'off')
  } catch {
    // the choice holds until the page is closed
  }
}

const kTyping = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'

export function isFree(event: KeyboardEvent): boolean {
  if (!shortcutsOn.value || event.defaultPrevented) return false
  if (event.isComposing || event.keyCode === 229) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (document.querySelector('dialog[open]')) return false
  const target = event.target as Element | null
  if (target?.closest?.(kTyping)) return false
  // Enter and blank press whatever has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && target?.closest?.('a, button, summary, input')) return false
  return true
}

export function useShortcuts(table: Record<string, () => void>): void {
  const onKey = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const names = event.shiftKey ? [`Shift+${key}`, key] : [key]
    const name = names.find((one) => Object.keys(table).includes(one))
    const action = name === undefined ? undefined : table[name]
    if (!action || !isFree(event)) return
    event.preventDefault()
    action()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onUnmounted(() => document.removeEventListener('keydown', onKey))
}

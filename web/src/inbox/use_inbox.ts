// The inbox's list: what is loaded, shown, sorted, chosen, and where one stands in it.
import { computed, nextTick, ref, shallowRef } from 'vue'
import type { Phase } from '../ui/use_load'
import { loadRows, type Wanted } from './inbox_query'
import { holds, sorted, type Order, type Row } from './rows'

export function useInbox(wanted: () => Wanted) {
  const all = shallowRef<readonly Row[]>([])
  const more = ref(false)
  const phase = ref<Phase>('quiet')
  const fault = shallowRef<unknown>()
  const words = ref('')
  const order = ref<Order>({ key: 'left', down: false })
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  const current = ref('')
  const rows = computed(() => sorted(all.value.filter((row) => holds(row, words.value.trim())), order.value))
  const picked = computed(() => rows.value.filter((row) => selected.value.has(row.id)))
  // What a key or button means: the chosen ones, or the one on which one stands.
  const targets = computed(() => (picked.value.length ? picked.value : rows.value.filter((row) => row.id === current.value)))
  let turn: AbortController | undefined
  let anchor = ''

  async function load(): Promise<void> {
    turn?.abort()
    const mine = (turn = new AbortController())
    const timers = [setTimeout(() => (phase.value = 'skeleton'), 300), setTimeout(() => (phase.value = 'slow'), 3000)]
    phase.value = 'quiet'
    fault.value = undefined
    const found = new Map<string, Row>()
    try {
      const rest = await loadRows(wanted(), mine.signal, (page) => {
        for (const row of page) found.set(row.id, row)
      })
      if (mine !== turn) return
      const at = rows.value.findIndex((row) => row.id === current.value)
      all.value = [...found.values()]
      more.value = rest
      phase.value = 'done'
      selected.value = new Set([...selected.value].filter((id) => found.has(id)))
      // Where the present row went away, one stands on the one that took its place.
      if (!found.has(current.value)) current.value = rows.value[Math.min(Math.max(at, 0), rows.value.length - 1)]?.id ?? ''
    } catch (problem) {
      if (mine !== turn) return
      fault.value = problem
      phase.value = 'failed'
    } finally {
      timers.forEach(clearTimeout)
    }
  }

  const rowOf = (id: string) => document.querySelector<HTMLElement>(`.inbox-table tr[data-id="${id}"]`)
  async function focusRow(id = current.value): Promise<void> {
    await nextTick()
    rowOf(id)?.focus({ preventScroll: true })
    rowOf(id)?.scrollIntoView({ block: 'nearest' })
  }
  function step(by: number): void {
    const at = rows.value.findIndex((row) => row.id === current.value)
    const row = rows.value[Math.min(rows.value.length - 1, Math.max(0, at + by))]
    if (!row) return
    current.value = row.id
    void focusRow(row.id)
  }
  function select(id: string, range: boolean): void {
    if (!id) return
    const changed = new Set(selected.value)
    const [from, to] = [rows.value.findIndex((row) => row.id === anchor), rows.value.findIndex((row) => row.id === id)]
    if (range && from >= 0 && to >= 0) {
      for (const row of rows.value.slice(Math.min(from, to), Math.max(from, to) + 1)) changed.add(row.id)
    } else if (!changed.delete(id)) {
      changed.add(id)
    }
    anchor = id
    selected.value = changed
  }
  function selectAll(): void {
    selected.value = rows.value.every((row) => selected.value.has(row.id)) ? new Set() : new Set(rows.value.map((row) => row.id))
  }
  function clear(): void {
    selected.value = new Set()
    anchor = ''
  }
  return { all, rows, more, phase, fault, words, order, selected, current, picked, targets, load, step, select, selectAll, clear, focusRow }
}

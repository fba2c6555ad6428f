// A year's notice as JSON: {"year": 2027, "basis": "...", "holidays": ["2027-01-01", ...], "workdays": ["2027-01-03", ...]}.
import type { YearFile } from './deadlines_api'

const kDay = /^\d{4}-\d{2}-\d{2}$/
const isDays = (value: unknown): value is string[] => Array.isArray(value) && value.every((day) => typeof day === 'string' && kDay.test(day))

// Nothing when it is not such a file. Whether its days make sense, the server says.
export function readYearFile(text: string): YearFile | undefined {
  try {
    const { year, basis, holidays, workdays } = JSON.parse(text) as Record<string, unknown>
    if (!Number.isInteger(year) || typeof basis !== 'string' || !basis.trim() || !isDays(holidays) || !isDays(workdays)) return undefined
    return { year: year as number, basis, holidays, workdays }
  } catch {
    return undefined
  }
}

export interface Span {
  from: string
  to: string
  days: number
}
// Days that follow each other, as one span.
export function spansOf(days: readonly string[]): Span[] {
  const spans: Span[] = []
  const after = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  for (const day of [...days].sort()) {
    const last = spans.at(-1)
    if (last && after(last.to) === day) {
      last.to = day
      last.days += 1
    } else {
      spans.push({ from: day, to: day, days: 1 })
    }
  }
  return spans
}

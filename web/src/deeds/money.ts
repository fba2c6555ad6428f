// Money is kept in fen, whole numbers; people write and read yuan.

// "1234.5" -> 123450; nothing when it is no amount of money.
export function toFen(text: string): number | undefined {
  const found = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,\uff0c]/g, ''))
  if (!found) return undefined
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

export function toYuan(fen: number): string {
  const rest = fen % 100
  return `${Math.floor(fen / 100)}${rest ? `.${String(rest).padStart(2, '0')}` : ''}`
}

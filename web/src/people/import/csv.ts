// Reads a table as spreadsheets save it: RFC 4180 with commas, semicolons or tabs; UTF-8 with or without its mark, UTF-16 with
// one ("Unicode text"), or GB 18030. Empty lines stay, as empty rows: a row's number here is its number in the spreadsheet.

const isUtf16 = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xfe

// Text of some kind, and no picture or program that was chosen by mistake.
export const isTable = (bytes: Uint8Array): boolean => isUtf16(bytes) || !bytes.subarray(0, 4096).includes(0)

export function decode(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes).replace(/^\ufeff/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '')
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function separatorOf(text: string): string {
  const top = text.split('\n', 10).join('\n') // the columns' names may stand under a title
  const count = (mark: string) => top.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

export function readCsv(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row.some((one) => one) ? row : [])
    row = []
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (letter === '"' && !cell.trim()) {
      quoted = true
      cell = ''
    } else if (letter === separator) endCell()
    else if (letter === '\n') endRow()
    else if (letter !== '\r') cell += letter
  }
  endRow()
  while (rows.length && !rows[rows.length - 1]!.length) rows.pop()
  return rows
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')).join('\n')

// Reads the first visible sheet of an Excel file as rows of text, as they stand in the sheet: an empty row stays, so that a row's
// number here is its number there. Fetched only when somebody chooses such a file.
import { FileProblem, Zip } from './unzip'

const kMostUnpacked = 24_000_000
const kMostRows = 20_000
const kMostColumns = 256
const kMostJoined = 200_000

const named = (from: Document | Element, name: string): Element[] => [...from.getElementsByTagNameNS('*', name)]
const child = (of: Element, name: string): Element | undefined => [...of.children].find((one) => one.localName === name)

// An attribute by its last name: `r:id` has another prefix in other programs' files.
const attribute = (of: Element, name: string): string => [...of.attributes].find((one) => one.localName === name)?.value ?? ''

function parse(text: string | undefined): Document {
  // No spreadsheet has a DOCTYPE; what could be declared in one is not worth the risk.
  if (text === undefined || /<!DOCTYPE/i.test(text)) throw new FileProblem('damaged')
  const found = new DOMParser().parseFromString(text, 'application/xml')
  if (named(found, 'parsererror').length) throw new FileProblem('damaged')
  return found
}

function pathOf(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter(Boolean)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

interface Link {
  id: string
  type: string
  path: string
}
function linksIn(zip: Zip, path: string): Link[] {
  const at = path.lastIndexOf('/') + 1
  const text = zip.text(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`)
  if (text === undefined) return []
  return named(parse(text), 'Relationship').map((one) => ({
    id: attribute(one, 'Id'),
    type: attribute(one, 'Type').replace(/^.*\//, ''),
    path: pathOf(attribute(one, 'Target'), path.slice(0, at)),
  }))
}

// A text with its runs one after the other; how a word is read aloud (`rPh`) is no part of it.
function textOf(holder: Element): string {
  const runs = [...holder.children].flatMap((one) => (one.localName === 't' ? [one] : one.localName === 'r' ? [...one.children].filter((part) => part.localName === 't') : []))
  return runs.map((run) => run.textContent ?? '').join('').replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

// What a number is shown as: a date, a number filled up with zeros, or plainly a number.
type Shown = { date: boolean; time: boolean } | { zeros: number } | undefined
const kDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const kTimes = new Set([18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56])

function shownAs(id: number, code: string | undefined): Shown {
  if (code === undefined) return kDates.has(id) || kTimes.has(id) ? { date: kDates.has(id), time: kTimes.has(id) } : undefined
  const positive = code.split(';')[0]!
  if (/^0{2,}$/.test(positive)) return { zeros: positive.length }
  const plain = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const date = /[yd]|[\u5e74\u65e5]/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain))
  return date || /[hs]/i.test(plain) ? { date, time: /[hs]/i.test(plain) } : undefined
}

function formatsIn(zip: Zip, path: string | undefined): Shown[] {
  const text = path && zip.text(path)
  if (!text) return []
  const styles = parse(text)
  const codes = new Map(named(styles, 'numFmt').map((one) => [Number(attribute(one, 'numFmtId')), attribute(one, 'formatCode')]))
  const list = named(styles, 'cellXfs')[0]
  return list ? [...list.children].map((one) => shownAs(Number(attribute(one, 'numFmtId')), codes.get(Number(attribute(one, 'numFmtId'))))) : []
}

const two = (n: number): string => String(n).padStart(2, '0')

function dateOf(serial: number, { date, time }: { date: boolean; time: boolean }, from1904: boolean): string {
  // Day 60 is a 29 February that 1900 did not have.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round((days - 25569) * 86400) * 1000)
  if (Number.isNaN(at.getTime())) return String(serial)
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  if (!date) return clock
  return time && at.getTime() % 86_400_000 ? `${day} ${clock}` : day
}

function numberOf(text: string, shown: Shown, from1904: boolean): string {
  const value = Number(text)
  if (!text.trim() || !Number.isFinite(value)) return text
  if (shown && 'zeros' in shown) return String(Math.round(value)).padStart(shown.zeros, '0')
  if (shown) return dateOf(value, shown, from1904)
  return String(Number(value.toPrecision(15))) // as many digits as Excel shows
}

// "BC12" as [row 11, column 54]; undefined where a cell does not say where it stands.
function placeOf(reference: string): [number, number] | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7})$/i.exec(reference)
  if (!found) return undefined
  const column = [...found[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(found[2]) - 1, column - 1]
}

// Cells joined into one hold their text in the first; here each of them has it.
function spread(rows: string[][], sheet: Document): void {
  let left = kMostJoined
  for (const one of named(sheet, 'mergeCell')) {
    const [from, to] = attribute(one, 'ref').split(':').map(placeOf)
    const text = from && rows[from[0]]?.[from[1]]
    if (!from || !to || !text) continue
    for (let row = from[0]; row <= Math.min(to[0], rows.length - 1); row++) {
      for (let column = from[1]; column <= Math.min(to[1], kMostColumns - 1); column++) {
        if (--left < 0) throw new FileProblem('large')
        put(rows, row, column, text)
      }
    }
  }
}

function put(rows: string[][], row: number, column: number, text: string): void {
  if (column >= kMostColumns) return
  const cells = (rows[row] ??= [])
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function rowsIn(sheet: Document, strings: readonly string[], formats: readonly Shown[], from1904: boolean): string[][] {
  const rows: string[][] = []
  let row = -1
  for (const line of named(sheet, 'row')) {
    const cells = [...line.children].filter((one) => one.localName === 'c')
    row = attribute(line, 'r') ? Number(attribute(line, 'r')) - 1 : row + 1
    let column = -1
    for (const cell of cells) {
      column = placeOf(attribute(cell, 'r'))?.[1] ?? column + 1
      const value = child(cell, 'v')?.textContent ?? ''
      const type = attribute(cell, 't')
      const inline = child(cell, 'is')
      let text = value
      if (type === 's') text = strings[Number(value)] ?? ''
      else if (type === 'inlineStr') text = inline ? textOf(inline) : ''
      else if (type === 'b') text = value === '1' ? 'TRUE' : value ? 'FALSE' : ''
      else if (type === 'd') text = value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
      else if (type === '' || type === 'n') text = numberOf(value, formats[Number(attribute(cell, 's'))], from1904)
      if (!text.trim()) continue
      if (!(row >= 0 && row < kMostRows)) throw new FileProblem('large')
      put(rows, row, column, text)
    }
  }
  for (let n = 0; n < rows.length; n++) rows[n] ??= []
  spread(rows, sheet)
  return rows
}

// Old Excel files, and those behind a password, are another kind of file altogether (OLE): the latter say so in UTF-16.
const kOle = [0xd0, 0xcf, 0x11, 0xe0]
export const isOle = (bytes: Uint8Array): boolean => kOle.every((byte, n) => bytes[n] === byte)
export function troubleOfOle(bytes: Uint8Array): 'locked' | 'old' {
  const wanted = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = 0; at + wanted.length <= bytes.length; at += 2) if (wanted.every((byte, n) => bytes[at + n] === byte)) return 'locked'
  return 'old'
}

export function readXlsx(bytes: Uint8Array): { name: string; rows: string[][] } {
  if (isOle(bytes)) throw new FileProblem(troubleOfOle(bytes))
  const zip = new Zip(bytes, kMostUnpacked)
  const book = linksIn(zip, '').find((one) => one.type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  if (book.endsWith('.bin')) throw new FileProblem('old')
  if (!zip.has(book) || !/(^|\/)xl\//.test(book)) throw new FileProblem('other')
  const workbook = parse(zip.text(book))
  const links = linksIn(zip, book)
  const linked = (type: string): string | undefined => links.find((one) => one.type === type)?.path
  const sheets = new Map(links.filter((one) => one.type === 'worksheet').map((one) => [one.id, one.path]))
  const visible = named(workbook, 'sheet').find((one) => !/hidden/i.test(attribute(one, 'state')) && sheets.has(attribute(one, 'id')))
  const path = visible && sheets.get(attribute(visible, 'id'))
  if (!visible || !path) throw new FileProblem('empty')
  const shared = linked('sharedStrings')
  const strings = shared && zip.has(shared) ? [...parse(zip.text(shared)).documentElement.children].filter((one) => one.localName === 'si').map(textOf) : []
  const from1904 = /^(1|true)$/i.test(named(workbook, 'workbookPr')[0]?.getAttribute('date1904') ?? '')
  const rows = rowsIn(parse(zip.text(path)), strings, formatsIn(zip, linked('styles')), from1904)
  if (!rows.length) throw new FileProblem('empty')
  return { name: attribute(visible, 'name'), rows }
}

// Whole Excel files, made here part by part.
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FileProblem } from './unzip'
import { readXlsx } from './xlsx'

const kMain = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const kRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const kOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (...all: [id: string, type: string, target: string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="${kRelations}">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${kOffice}/${type}" Target="${target}"/>`).join('')}</Relationships>`
const sheet = (rows: string, after = '') => `<?xml version="1.0"?><worksheet xmlns="${kMain}"><sheetData>${rows}</sheetData>${after}</worksheet>`
const kStyles = `<styleSheet xmlns="${kMain}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;\u5e74&quot;m&quot;\u6708&quot;d&quot;\u65e5&quot;"/><numFmt numFmtId="165" formatCode="00000"/>
  <numFmt numFmtId="166" formatCode="[Red]&quot;days&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="49"/><xf numFmtId="166"/></cellXfs></styleSheet>`
const kStrings = `<sst xmlns="${kMain}"><si><t>unit</t></si><si><t xml:space="preserve"> name </t></si><si><r><rPr><b/></rPr><t>Port</t></r><r><t>/Quay</t></r><rPh sb="0" eb="1"><t>not read</t></rPh></si>
  <si><t>a_x000D_b &lt;c&gt;</t></si></sst>`

function file(rows: string, more: Record<string, string | Uint8Array | undefined> = {}, after = ''): Uint8Array {
  const parts: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': links(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId2"/><sheet name="People" sheetId="2" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(['rId1', 'worksheet', 'worksheets/sheet7.xml'], ['rId2', 'worksheet', 'worksheets/sheet1.xml'], ['rId3', 'sharedStrings', 'sharedStrings.xml'], ['rId4', 'styles', '/xl/styles.xml']),
    'xl/sharedStrings.xml': kStrings,
    'xl/styles.xml': kStyles,
    'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>hidden</t></is></c></row>'),
    'xl/worksheets/sheet7.xml': sheet(rows, after),
    ...more,
  }
  const zip: Zippable = {}
  for (const [path, text] of Object.entries(parts)) if (text !== undefined) zip[path] = typeof text === 'string' ? strToU8(text) : text
  return zipSync(zip)
}
const rowsOf = (rows: string, more?: Record<string, string>, after?: string) => readXlsx(file(rows, more, after)).rows
const one = (cell: string, more?: Record<string, string>) => rowsOf(`<row r="1">${cell}</row>`, more)[0]?.[0]
function troubleOf(bytes: Uint8Array): string {
  try {
    readXlsx(bytes)
  } catch (fault) {
    if (fault instanceof FileProblem) return fault.trouble
    throw fault
  }
  return 'none'
}

describe('an Excel file', () => {
  it('is read from its first visible sheet', () => {
    expect(readXlsx(file('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'))).toEqual({ name: 'People', rows: [['unit', ' name ']] })
  })
  it.each([
    ['a shared text in runs, without how it is read aloud', '<c r="A1" t="s"><v>2</v></c>', 'Port/Quay'],
    ['signs that are written as codes', '<c r="A1" t="s"><v>3</v></c>', 'a\rb <c>'],
    ['a text in the cell', '<c r="A1" t="inlineStr"><is><r><t>In</t></r><r><t>line</t></r></is></c>', 'Inline'],
    ['the zeros before a text', '<c r="A1" s="5" t="inlineStr"><is><t>00731</t></is></c>', '00731'],
    ['the zeros that a format writes', '<c r="A1" s="3"><v>731</v></c>', '00731'],
    ['a long number', '<c r="A1"><v>1.3800000000E10</v></c>', '13800000000'],
    ['a number as Excel shows it', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a date', '<c r="A1" s="1"><v>46097</v></c>', '2026-03-16'],
    ['a date in a format of its own', '<c r="A1" s="2"><v>46097</v></c>', '2026-03-16'],
    ['a date with its time', '<c r="A1" s="4"><v>46097.5</v></c>', '2026-03-16 12:00'],
    ['the first day of 1900', '<c r="A1" s="1"><v>1</v></c>', '1900-01-01'],
    ['a date written out', '<c r="A1" t="d"><v>2026-03-16T00:00:00</v></c>', '2026-03-16'],
    ['a number whose format only speaks of days', '<c r="A1" s="6"><v>12</v></c>', '12'],
    ['what a formula gave', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>Given</v></c>', 'Given'],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['a fault', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
  ])('gives %s', (_, cell, text) => expect(one(cell)).toBe(text))
  it('counts days from 1904 where it says so', () => {
    const workbook = `<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`
    expect(one('<c r="A1" s="1"><v>44635</v></c>', { 'xl/workbook.xml': workbook })).toBe('2026-03-16')
  })
  it('keeps gaps between cells and between rows', () => {
    expect(rowsOf('<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c><c r="B4" s="1"/></row>')).toEqual([
      [], ['', '1', ...Array<string>(24).fill(''), '2'], [], ['3'],
    ])
  })
  it('counts where cells do not say where they stand, and takes names with a prefix', () => {
    const text = `<x:worksheet xmlns:x="${kMain}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    expect(rowsOf('', { 'xl/worksheets/sheet7.xml': text })).toEqual([['1', '2'], ['3']])
  })
  it('has the text of joined cells in each of them, and no further than there are rows', () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = `<row r="1">${cell('A1', 'Port')}${cell('B1', 'Ann')}</row><row r="2">${cell('B2', 'Bob')}</row>`
    expect(rowsOf(rows, {}, '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>')).toEqual([['Port', 'Ann'], ['Port', 'Bob']])
  })
  it('needs neither shared texts nor formats nor the usual places', () => {
    const more = {
      '_rels/.rels': links(['r', 'officeDocument', '/xl/book.xml']),
      'xl/workbook.xml': undefined, 'xl/sharedStrings.xml': undefined, 'xl/styles.xml': undefined, 'xl/_rels/workbook.xml.rels': undefined,
      'xl/book.xml': `<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><sheets><sheet name="A" r:id="x"/></sheets></workbook>`,
      'xl/_rels/book.xml.rels': links(['x', 'worksheet', '../xl/worksheets/sheet7.xml']),
    }
    expect(readXlsx(file('<row r="1"><c r="A1" s="9"><v>5</v></c></row>', more)).rows).toEqual([['5']])
  })
})

describe('an Excel file is refused', () => {
  const whole = file('<row r="1"><c r="A1"><v>1</v></c></row>')
  const ole = (text: string) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(64).fill(0), ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])
  it('when it is cut short or altered', () => {
    expect(troubleOf(whole)).toBe('none')
    expect(troubleOf(whole.subarray(0, whole.length >> 1))).toBe('damaged')
    expect(troubleOf(strToU8('PK\u0003\u0004'))).toBe('damaged')
    const altered = whole.slice()
    for (let at = 60; at < altered.length - 400; at += 7) altered[at]! ^= 0x55
    expect(troubleOf(altered)).toBe('damaged')
    expect(troubleOf(file('<row r="1"><c r="A1"><v>1</v></row>'))).toBe('damaged')
    expect(troubleOf(file('', { 'xl/worksheets/sheet7.xml': `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet('')}` }))).toBe('damaged')
    expect(troubleOf(file('', { 'xl/worksheets/sheet7.xml': undefined }))).toBe('damaged')
  })
  it('at whatever byte it ends', () => {
    for (let length = 2; length < whole.length; length += 13) expect(troubleOf(whole.subarray(0, length))).toBe('damaged')
  })
  it('when it is of an old kind, locked, or something else', () => {
    expect(troubleOf(ole('Workbook'))).toBe('old')
    expect(troubleOf(ole('EncryptedPackage'))).toBe('locked')
    expect(troubleOf(file('', { '_rels/.rels': links(['rId1', 'officeDocument', 'xl/workbook.bin']) }))).toBe('old')
    expect(troubleOf(zipSync({ 'word/document.xml': strToU8('<w/>'), '_rels/.rels': strToU8(links(['r', 'officeDocument', 'word/document.xml'])) }))).toBe('other')
    expect(troubleOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('other')
  })
  it('when there is nothing in it to see', () => {
    expect(troubleOf(file(''))).toBe('empty')
    expect(troubleOf(file('<row r="3"><c r="A3" s="1"/></row>'))).toBe('empty')
    const workbook = `<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><sheets><sheet name="A" state="veryHidden" r:id="rId1"/></sheets></workbook>`
    expect(troubleOf(file('', { 'xl/workbook.xml': workbook }))).toBe('empty')
  })
  it('when more comes out of it than a table needs, whatever it says of its size', () => {
    const bomb = file('', { 'xl/worksheets/sheet7.xml': new Uint8Array(30_000_000).fill(0x20) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(troubleOf(bomb)).toBe('large')
    // The sizes in the directory and before the part say 10 bytes; what comes out counts.
    const liar = bomb.slice()
    const view = new DataView(liar.buffer)
    for (let at = 0; at + 4 <= liar.length; at++) if (view.getUint32(at, true) === 30_000_000) view.setUint32(at, 10, true)
    expect(troubleOf(liar)).toBe('large')
  }, 60_000) // thirty megabytes to pack and to look through, on a busy machine too
  it('when a row stands too far down', () => expect(troubleOf(file('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toBe('large'))
  it('but not when a cell stands too far to the right', () => expect(rowsOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>')).toEqual([['1']]))
})

import { beforeEach, describe, expect, it } from 'vitest'
import { startDeskWords } from '../../i18n/desk'
import type { Person, Unit } from '../../api/types'
import { decode, isTable, readCsv, writeCsv } from './csv'
import { firstPassword } from './first_password'
import { pathsOf, planOf } from './plan'

const units = [
  { id: 'r', name: 'Company', level: 'company', version: 1 },
  { id: 'l', parent_id: 'r', name: 'Port', level: 'line', version: 1 },
  { id: 'q', parent_id: 'l', name: 'Quay', level: 'unit', version: 1 },
] as Unit[]
const persons = [
  { id: 'p1', name: 'Ann', login: 'ann', unit: { id: 'q', name: 'Quay' }, active: true, absences: [], version: 1, roles: [{ id: 'g', role: 'clerk', unit: { id: 'q', name: 'Quay' } }] },
  { id: 'p2', name: 'Bob', unit: { id: 'q', name: 'Quay' }, active: true, absences: [], version: 1, roles: [] },
] as unknown as Person[]
const plan = (text: string) => planOf(readCsv(`unit,name,login,role,role_unit\n${text}`), units, persons)
const kinds = (text: string) => plan(text).rows.map((row) => (row.faults.length ? 'fault' : row.steps.map((step) => step.kind).join('+')))
beforeEach(() => startDeskWords())

describe('a table', () => {
  it.each([
    ['a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['a;b\n1;2', [['a', 'b'], ['1', '2']]],
    ['a\tb\n1\t2', [['a', 'b'], ['1', '2']]],
    ['a,b\n"x, ""y""\nz",2', [['a', 'b'], ['x, "y"\nz', '2']]],
    ['a,b\n,,\n\n 1 ,2\n\n', [['a', 'b'], [], [], ['1', '2']]],
    ['A title\na\tb\n1\t2', [['A title'], ['a', 'b'], ['1', '2']]],
  ])('is read from %j', (text, rows) => expect(readCsv(text)).toEqual(rows))
  it('is read from either of the two ways in which spreadsheets write Chinese', () => {
    expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0xe5, 0x8d, 0x95]))).toBe('\u5355')
    expect(decode(new Uint8Array([0xb5, 0xa5]))).toBe('\u5355')
    expect(decode(new Uint8Array([0xff, 0xfe, 0x55, 0x53]))).toBe('\u5355')
  })
  it('is told apart from a picture', () => {
    expect(isTable(new Uint8Array([0x89, 0x50, 0, 0]))).toBe(false)
    expect(isTable(new Uint8Array([0xff, 0xfe, 0x55, 0x53, 0x31, 0]))).toBe(true)
    expect(isTable(new Uint8Array([0x61, 0x2c]))).toBe(true)
  })
  it('is the same after it was written', () => {
    const rows = [['a', 'b'], ['x, "y"\nz', '007'], [], ['', 'last']]
    expect(readCsv(writeCsv(rows))).toEqual(rows)
  })
})

describe('a dry run', () => {
  it('knows people by login, or by name and unit', () => {
    expect(kinds('Port/Quay,Ann,ann,clerk,Port/Quay')).toEqual([''])
    expect(kinds('Company/Port/Quay,Bob,,,')).toEqual([''])
    expect(kinds('Port/Quay,Cleo,cleo,,')).toEqual(['person'])
  })
  it('finds moves and new roles, and takes none away', () => {
    expect(kinds('Port,Ann,ann,coordinator,Port')).toEqual(['move+grant'])
    expect(kinds('Port/Quay,Ann,ann,,')).toEqual([''])
  })
  it('makes each new unit once, from the top down', () => {
    const steps = plan('Port/Yard/Gate,Dan,dan,,\nPort/Yard,Eve,eve,,').rows.flatMap((row) => row.steps)
    expect(steps.map((step) => (step.kind === 'unit' ? `${step.path} under ${step.parent}` : step.kind))).toEqual(['Port/Yard under Port', 'Port/Yard/Gate under Port/Yard', 'person', 'person'])
    expect(plan('Mine,,,,').rows[0]?.steps).toEqual([{ kind: 'unit', path: 'Mine', name: 'Mine', parent: 'Company', level: 'line' }])
  })
  it('says what is wrong with a row and leaves it out', () => {
    expect(kinds(',Ann,ann,,')).toEqual(['fault'])
    expect(kinds('Port,,x,,')).toEqual(['fault'])
    expect(kinds('Port,Fay,fay,director,')).toEqual(['fault'])
    expect(kinds('Port,Gus,gus,,\nPort,Gus,gus,,')).toEqual(['person', 'fault'])
    expect(kinds('Port,Somebody else,ann,,')).toEqual(['fault'])
    expect(planOf([['name'], ['Ann']], units, persons).missing).toEqual(['unit'])
  })
  it('looks under a title, skips empty rows and keeps the numbers of the rows', () => {
    const { rows } = planOf([['People in spring'], [], ['unit', ' Name '], [], ['Port', 'Ida'], ['', ''], ['Port/Quay', 'Bob']], units, persons)
    expect(rows.map((row) => [row.line, row.name, row.steps.map((step) => step.kind).join()])).toEqual([[5, 'Ida', 'person'], [7, 'Bob', '']])
  })
  it('finds a unit with and without the topmost name', () => {
    expect(pathsOf(units).get('Port/Quay')?.id).toBe('q')
    expect(pathsOf(units).get('Company/Port/Quay')?.id).toBe('q')
  })
})

it('first passwords differ and hold no letters that are mixed up', () => {
  const many = new Set(Array.from({ length: 50 }, firstPassword))
  expect(many.size).toBe(50)
  for (const one of many) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
})

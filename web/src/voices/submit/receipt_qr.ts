// The receipt as a QR: the address of the follow-up page with the code behind the #, which browsers send to no server.
import { encode } from 'uqr'
import { normaliseCode } from '../follow/receipt_code'

export type Squares = readonly (readonly boolean[])[]

export const squaresOf = (code: string, site = location.origin): Squares =>
  encode(`${site}/r#${normaliseCode(code)}`, { ecc: 'M', border: 2 }).data

export const pathOf = (squares: Squares): string =>
  squares.map((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')

// A receipt code as people type it: 24 characters of Crockford base32, in any case, with blanks and dashes anywhere,
// O for 0 and I or L for 1.
const kAlphabet = /^[0-9A-HJKMNP-TV-Z]{24}$/

export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212_.-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

export const looksLikeCode = (code: string): boolean => kAlphabet.test(code)

export const inGroups = (code: string): string[] => normaliseCode(code).match(/.{1,4}/g) ?? []

// A first password for somebody who is entered: 79 random bits in letters that nobody mixes up. It is to be changed at the first sign-in.
const kLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

export function firstPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte, n) => (n && n % 4 === 0 ? '-' : '') + kLetters[byte % kLetters.length]).join('')
}

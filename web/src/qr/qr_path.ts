// A QR code as one SVG path, a unit square for each dark module.
import { encode } from 'uqr'

export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  let path = ''
  data.forEach((line, y) => line.forEach((dark, x) => dark && (path += `M${x} ${y}h1v1h-1z`)))
  return { size, path }
}

// Where a notice for a place leads; without a place to the front page.
export function noticeAddress(site: string, place: string): string {
  const base = site.trim().replace(/\/+$/, '')
  return place.trim() ? `${base}/q/${encodeURIComponent(place.trim())}` : `${base}/`
}

// A notice that only the printing computer itself could follow.
export const isOnlyHere = (site: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(site.trim())

import { describe, expect, it, vi } from 'vitest'
import { asItIs, fitInto, kMostBytes, shrink } from './shrink'

const file = (type: string, size = 1) => new Blob([new Uint8Array(size)], { type })

describe('making a photo small', () => {
  it('keeps the shape and never enlarges', () => {
    expect(fitInto(4000, 3000)).toEqual([1600, 1200])
    expect(fitInto(3000, 4000)).toEqual([1200, 1600])
    expect(fitInto(800, 600)).toEqual([800, 600])
    expect(fitInto(100_000, 10)).toEqual([1600, 1])
  })
  it('sends as it is what the server can read, and nothing else', () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) expect(asItIs(file(type)).blob?.type).toBe(type)
    for (const type of ['image/gif', 'image/heic', 'text/html', '']) expect(asItIs(file(type))).toEqual({ trouble: 'format' })
    const large = { type: 'image/jpeg', size: kMostBytes + 1 } as Blob
    expect(asItIs(large)).toEqual({ trouble: 'large' })
  })
  it('falls back to the file when the browser cannot draw it', async () => {
    const revoke = vi.fn()
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: revoke }))
    vi.stubGlobal('Image', class {
      onerror = () => undefined
      set src(_: string) {
        this.onerror()
      }
    })
    expect((await shrink(file('image/webp'))).blob?.type).toBe('image/webp')
    expect(await shrink(file('image/heic'))).toEqual({ trouble: 'format' })
    expect(revoke).toHaveBeenCalledTimes(2)
    vi.unstubAllGlobals()
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, Unreached } from '../api/http'
import { startWorkerWords } from '../i18n/worker'
import { add, again, clear, drop, left, sendAll, stop, tray } from './tray'

const refused = (status: number, code: 'conflict' | 'unavailable' | 'rate_limited') =>
  new ApiProblem({ type: '', title: '换一张', status, code })
const photo = (words: string) => add(new Blob([words], { type: 'image/jpeg' }))
const states = () => tray.items.map((item) => item.state)

beforeEach(async () => {
  await startWorkerWords()
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
  clear()
})

describe('sending photos', () => {
  it('sends one after the other, each to a place of its own', async () => {
    let under = 0
    const slots: number[] = []
    for (const words of ['a', 'b', 'c']) photo(words)
    await sendAll(new Set([1, 3]), async (slot) => {
      expect(++under).toBe(1)
      slots.push(slot)
      await Promise.resolve()
      under--
    })
    expect(slots).toEqual([2, 4, 5])
    expect(states()).toEqual(['kept', 'kept', 'kept'])
    expect(left()).toEqual([])
  })
  it('goes on when one fails, and tries that one again at the same place', async () => {
    const tried: [number, number][] = []
    let broken = true
    photo('a')
    photo('bb')
    const send = async (slot: number, blob: Blob) => {
      tried.push([slot, blob.size])
      if (broken && slot === 1) throw new Unreached()
    }
    await sendAll(new Set(), send)
    expect(states()).toEqual(['failed', 'kept'])
    expect(tray.items[0]?.error).toBeTruthy()
    broken = false
    await sendAll(new Set([2]), send)
    expect(states()).toEqual(['kept', 'kept'])
    expect(tried).toEqual([[1, 1], [2, 2], [1, 1]])
  })
  it('says what the server says, and does not try again what it will never take', async () => {
    photo('a')
    await sendAll(new Set(), () => Promise.reject(refused(409, 'conflict')))
    expect(tray.items[0]).toMatchObject({ state: 'failed', error: '换一张', final: true })
    expect(left()).toEqual([])
  })
  it('tries again what was only too busy', async () => {
    photo('a')
    photo('b')
    const faults = [refused(503, 'unavailable'), refused(429, 'rate_limited')]
    await sendAll(new Set(), () => Promise.reject(faults.shift()))
    expect(left()).toHaveLength(2)
  })
  it('sends no more than there are places', async () => {
    for (const words of ['a', 'b', 'c']) photo(words)
    const send = vi.fn(async () => undefined)
    await sendAll(new Set([1, 2, 3, 4]), send)
    expect(send).toHaveBeenCalledTimes(2)
    expect(states()).toEqual(['kept', 'kept', 'waiting'])
  })
  it('says how much has gone, and starts from nothing at the next try', async () => {
    const seen: number[] = []
    photo('a')
    await sendAll(new Set(), (_, __, sent) => {
      seen.push(tray.items[0]!.percent)
      sent(0.456)
      seen.push(tray.items[0]!.percent)
      return seen.length < 3 ? Promise.reject(new Unreached()) : Promise.resolve()
    })
    await sendAll(new Set(), (_, __, sent) => {
      seen.push(tray.items[0]!.percent)
      sent(1)
      return Promise.resolve()
    })
    expect(seen).toEqual([0, 45, 0])
    expect(tray.items[0]).toMatchObject({ state: 'kept', percent: 100 })
  })
  it('stops one on its way and goes on with the others', async () => {
    for (const words of ['a', 'bb', 'ccc']) photo(words)
    const slots: number[] = []
    const send = (slot: number, _: Blob, __: unknown, signal: AbortSignal) => {
      slots.push(slot)
      if (slot !== 1) return Promise.resolve()
      return new Promise((_, fail) => {
        signal.addEventListener('abort', () => fail(new Unreached()))
        stop(tray.items[2]!)
        stop(tray.items[0]!)
      })
    }
    await sendAll(new Set(), send)
    expect(states()).toEqual(['stopped', 'kept', 'stopped'])
    expect(left()).toEqual([])
    expect(tray.items[0]?.error).toBeUndefined()
    again(tray.items[2]!)
    await sendAll(new Set([2]), send)
    expect(states()).toEqual(['stopped', 'kept', 'kept'])
    expect(slots, 'the place of the stopped one is not given to another').toEqual([1, 2, 3])
  })
  it('sends what was stopped and is wanted after all while another is on its way', async () => {
    for (const words of ['a', 'bb']) photo(words)
    const slots: number[] = []
    await sendAll(new Set(), async (slot) => {
      slots.push(slot)
      const first = tray.items[0]!
      if (slots.length === 1) {
        stop(first)
        throw new Unreached()
      }
      if (slots.length === 2) again(first)
    })
    expect(slots).toEqual([1, 2, 1])
    expect(states()).toEqual(['kept', 'kept'])
  })
  it('forgets a photo that is taken out', () => {
    photo('a')
    drop(tray.items[0]?.id ?? 0)
    expect(tray.items).toEqual([])
  })
})

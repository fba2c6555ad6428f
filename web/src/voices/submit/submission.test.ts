// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ApiProblem, Unreached } from '../../api/http'
import type { NewVoice, Receipt } from '../../api/types'
import { emptyDraft } from './draft'
import { submitDraft } from './submission'

const kReceipt: Receipt = { receipt_code: '7K2M-9QF4-X3TB-D8WN-5HJC-R6VE', state: 'received', received_on: '2026-11-21', accept_due_on: '2026-11-24' }
const mismatch = new ApiProblem({ type: '', title: '', status: 422, code: 'mismatch' })
const broken = new ApiProblem({ type: '', title: '', status: 503, code: 'unavailable' })

// A server that keeps what it was sent and then may lose its answer.
function server(loses: (Error | undefined)[], stores = true) {
  const stored = new Map<string, string>()
  const keys: string[] = []
  const send = async (body: NewVoice, key: string): Promise<Receipt> => {
    keys.push(key)
    const text = JSON.stringify(body)
    if ((stored.get(key) ?? text) !== text) throw mismatch
    const lost = loses.shift()
    if (!lost || stores) stored.set(key, text)
    if (lost) throw lost
    return kReceipt
  }
  return { stored, keys, send }
}

describe('submitting', () => {
  it('uses one key for every try, so that a retry never doubles', async () => {
    const { stored, keys, send } = server([new Unreached(), broken, undefined])
    const draft = emptyDraft()
    for (let i = 0; i < 2; i++) await expect(submitDraft(draft, { text: 'a' }, send)).rejects.toBeDefined()
    expect(await submitDraft(draft, { text: 'a' }, send)).toEqual({ receipt: kReceipt })
    expect([new Set(keys).size, stored.size]).toEqual([1, 1])
  })
  it('finds the first try when the words changed after it had arrived', async () => {
    const { stored, send } = server([new Unreached()])
    const draft = emptyDraft()
    await submitDraft(draft, { text: 'a' }, send).catch(() => undefined)
    expect(await submitDraft(draft, { text: 'a and more' }, send)).toEqual({ receipt: kReceipt, unsent: 'a and more' })
    expect([...stored.values()]).toEqual(['{"text":"a"}'])
  })
  it('sends the changed words when the first try had not arrived', async () => {
    const { stored, send } = server([new Unreached()], false)
    const draft = emptyDraft()
    await submitDraft(draft, { text: 'a' }, send).catch(() => undefined)
    expect(await submitDraft(draft, { text: 'b' }, send)).toEqual({ receipt: kReceipt })
    expect([...stored.values()]).toEqual(['{"text":"b"}'])
  })
})

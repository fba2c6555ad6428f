import { describe, expect, it } from 'vitest'
import { clearDraft, emptyDraft, loadDraft, saveDraft } from './draft'

const kHour = 3_600_000
const kNow = Date.UTC(2026, 10, 21, 8)
const written = () => ({ ...emptyDraft(), text: '夜班没有班车' })

describe('a draft', () => {
  it('comes back with the same words and the same key', () => {
    const draft = written()
    saveDraft(draft, kNow)
    expect(loadDraft(kNow + 23 * kHour)).toEqual(draft)
  })
  it('is gone after a day, also from the device', () => {
    saveDraft(written(), kNow)
    expect(loadDraft(kNow + 25 * kHour)).toBeUndefined()
    expect(localStorage.length).toBe(0)
  })
  it('is gone when cleared', () => {
    saveDraft(written(), kNow)
    clearDraft()
    expect(loadDraft(kNow)).toBeUndefined()
  })
  it('never keeps a name or a way to reach somebody', () => {
    const draft = { ...written(), sent: { text: 'x', identity: 'named' as const, speaker_name: '李某', speaker_contact: '138' } }
    saveDraft(draft, kNow)
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/李某|138|named/)
    expect(loadDraft(kNow)?.sent).toBeUndefined()
  })
  it('survives rubbish in the storage', () => {
    localStorage.setItem('huiyin.draft', '{"at":1')
    expect(loadDraft(kNow)).toBeUndefined()
  })
})

import { ref } from 'vue'
import { call } from '../api/http'
import type { components } from '../api/schema'
import type { Notice, NoticePage } from '../api/types'
import { signedIn } from '../people/session'

// How many are not seen yet, for the mark beside the link; 100 means 100 or more.
export const unseen = ref(0)

export const listNotices = (query: { cursor?: string; limit?: number }, signal?: AbortSignal): Promise<NoticePage> =>
  signedIn(async () => {
    const page = (await call('get', '/api/v1/private/notices', { query, signal })).data
    unseen.value = page.unseen
    return page
  })

export type ReminderLine = components['schemas']['ReminderList']['items'][number]
export const listReminders = (signal?: AbortSignal): Promise<readonly ReminderLine[]> =>
  signedIn(async () => (await call('get', '/api/v1/private/reminders', { signal })).data.items)

// What the date is of, as SlaTag wants it.
export function dateOf(one: ReminderLine) {
  if (one.measure) return { ...one.measure, state: 'open', paused_until: one.matter?.paused_until }
  return one.voice ?? one.matter ?? { due_on: '', state: '' }
}
// Nothing for a voice whose words the asker may not read.
export function linkOf(one: ReminderLine): string | undefined {
  if (one.matter) return `/desk/matters/${one.matter.id}`
  return one.voice?.excerpt === undefined ? undefined : `/desk/v/${one.voice.id}`
}

// The newest one shown: everything up to it is seen.
export const markSeen = (items: readonly Notice[]): Promise<void> =>
  signedIn(async () => {
    const position = items[0]?.position
    if (!position) return
    await call('put', '/api/v1/private/notices/seen', { body: { position } })
    unseen.value = 0
  })

export function placeOf(notice: Notice): string {
  switch (notice.subject.type) {
    case 'matter':
      return `/desk/matters/${notice.subject.id}`
    case 'voice':
      return `/desk/v/${notice.subject.id}`
    case 'my_voice':
      return '/me'
  }
}

import { beforeEach } from 'vitest'

// Nothing a test leaves behind on the device reaches the next one.
beforeEach(() => {
  globalThis.localStorage?.clear()
  globalThis.sessionStorage?.clear()
})

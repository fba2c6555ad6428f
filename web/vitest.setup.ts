import { beforeEach } from 'vitest'

// Nothing a test leaves behind on the device reaches the next one.
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

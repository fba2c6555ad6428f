// The code a speaker is looking at: in memory only, never in an address, a history entry or the device's storage.
import { reactive } from 'vue'

export const followed = reactive({ code: '' })

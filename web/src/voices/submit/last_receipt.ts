// The receipt just given: held in memory only, gone when the tab is closed or the speaker says something else.
import { shallowRef } from 'vue'
import type { Identity, Receipt } from '../../api/types'

export interface Given {
  receipt: Receipt
  identity: Identity
  unsent?: string
}

export const lastReceipt = shallowRef<Given>()

// The slips being printed: their codes are in memory only, and gone when the print view is closed.
import { shallowRef } from 'vue'
import type { SlipSheet } from '../../api/types'

export const slips = shallowRef<SlipSheet>()

export function showSlips(sheet: SlipSheet): void {
  slips.value = sheet
}

export function hideSlips(): void {
  slips.value = undefined
}

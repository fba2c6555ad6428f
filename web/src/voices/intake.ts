// What the submit form offers, fetched once. The form works without it: the text alone is enough.
import { computed, ref, shallowRef } from 'vue'
import { lang } from '../i18n/core'
import type { Intake, Label } from '../api/types'
import { getIntake } from './voices_public_api'

export const intake = shallowRef<Intake>()
export const intakeFailed = ref(false)

export async function loadIntake(): Promise<void> {
  if (intake.value) return
  try {
    intake.value = await getIntake()
    intakeFailed.value = false
  } catch {
    intakeFailed.value = true
  }
}

export const labelText = (label: Label): string => (lang.value === 'en' ? label.en : label.zh)

// What may be chosen; a voice may also have one that is offered no longer.
export const offeredCategories = computed(() => (intake.value?.categories ?? []).filter((one) => !one.retired))

export function categoryName(key: string | undefined): string {
  const label = intake.value?.categories.find((category) => category.key === key)
  return label ? labelText(label) : (key ?? '')
}

// What the submit form offers, fetched once. The form works without it: the text alone is enough.
import { ref, shallowRef } from 'vue'
import { lang } from '../i18n/core'
import type { Intake, Label, UnitNode } from '../api/types'
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

export function categoryName(key: string | undefined): string {
  const label = intake.value?.categories.find((category) => category.key === key)
  return label ? labelText(label) : (key ?? '')
}

export interface UnitChoice {
  id: string
  name: string
  depth: number
}

// The tree as a list, children under their parents.
export function unitChoices(units: readonly Pick<UnitNode, 'id' | 'parent_id' | 'name'>[]): UnitChoice[] {
  const known = new Set(units.map((unit) => unit.id))
  const children = new Map<string, typeof units[number][]>()
  for (const unit of units) {
    const parent = unit.parent_id && known.has(unit.parent_id) ? unit.parent_id : ''
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  const list: UnitChoice[] = []
  const walk = (parent: string, depth: number) => {
    for (const unit of children.get(parent) ?? []) {
      list.push({ id: unit.id, name: unit.name, depth })
      walk(unit.id, depth + 1)
    }
  }
  walk('', 0)
  return list
}

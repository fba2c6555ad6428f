// Units and persons to choose from.
import { ref, shallowRef } from 'vue'
import type { Person, Unit } from '../api/types'
import { unitChoices, type UnitChoice } from '../ui/unit_tree'
import { listPersons, listUnits } from './people_api'

const units = shallowRef<Unit[]>([])
let asked: Promise<void> | undefined

// The tree, fetched once and shared by all forms.
export function useUnits() {
  asked ??= reloadUnits().catch(() => {
    asked = undefined
  })
  return { units, choices: (): UnitChoice[] => unitChoices(units.value) }
}

export async function reloadUnits(): Promise<void> {
  units.value = await listUnits()
}

// The persons of one unit and below; asked again when the unit changes.
export function usePersons() {
  const persons = shallowRef<Person[]>([])
  const failed = ref(false)
  let wanted = ''
  async function of(query: Parameters<typeof listPersons>[0]): Promise<void> {
    const mine = (wanted = JSON.stringify(query))
    try {
      const found = await listPersons(query)
      if (mine !== wanted) return
      persons.value = found.filter((person) => person.active)
      failed.value = false
    } catch {
      failed.value = true
    }
  }
  return { persons, failed, of }
}

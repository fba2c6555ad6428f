// The tree of units as a list for a choice: children under their parents, indented.
export interface UnitChoice {
  id: string
  name: string
  depth: number
}
interface Node {
  id: string
  parent_id?: string
  name: string
}

export function unitChoices(units: readonly Node[]): UnitChoice[] {
  const known = new Set(units.map((unit) => unit.id))
  const children = new Map<string, Node[]>()
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

export const indent = (depth: number): string => '\u3000'.repeat(depth)

import type { DeskKey } from './zh'

const en: Record<DeskKey, string> = {
  'desk.name': 'Desk',
}

export default en

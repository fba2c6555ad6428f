// Words of the desk.
const zh = {
  'desk.name': '工作台',
} as const

export type DeskKey = keyof typeof zh
export default zh as Readonly<Record<DeskKey, string>>

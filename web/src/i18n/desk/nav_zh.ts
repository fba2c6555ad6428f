// Words of the way around the desk.
const zh = {
  'nav.main': '工作台页面',
  'nav.menu': '菜单',
  'nav.closeMenu': '收起',
  'nav.group.today': '今天',
  'nav.group.handle': '办理',
  'nav.group.collect': '收集',
  'nav.group.show': '汇总',
  'nav.group.administer': '管理',
  'nav.home': '首页',
  'nav.inbox': '收件箱',
  'nav.triage': '意见梳理',
  'nav.matters': '整改台账',
  'nav.notices': '消息',
  'nav.gatherings': '走访座谈',
  'nav.calls': '电话回访',
  'nav.deeds': '办实事',
  'nav.figures': '统计',
  'nav.people': '人员与单位',
  'nav.account': '我的账号',
} as const

export default zh

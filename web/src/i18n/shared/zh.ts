// Words that both applications use: the product's own terms (docs/glossary.md), deadlines, faults.
const zh = {
  'app.name': '回音',
  'lang.other': 'English',
  'skip.main': '跳到正文',

  'identity.anonymous': '匿名',
  'identity.named': '实名',

  'voiceState.received': '已收到',
  'voiceState.accepted': '已受理',
  'voiceState.linked': '办理中',
  'voiceState.answered': '已答复',
  'voiceState.closed': '已办结',
  'voiceState.declined': '不予受理',

  'matterState.received': '待受理',
  'matterState.accepted': '待议定',
  'matterState.decided': '已议定',
  'matterState.in_progress': '办理中',
  'matterState.answered': '已答复',
  'matterState.verified': '已核实',
  'matterState.closed': '已办结',
  'matterState.returned': '已退回',
  'matterState.reopened': '重新办理',

  'outcome.at_once': '立行立改',
  'outcome.on_the_spot': '当场答复',
  'outcome.timetable': '限时办理',
  'outcome.escalated': '上报',
  'outcome.explained': '说明解释',

  'rating.satisfied': '满意',
  'rating.partly': '基本满意',
  'rating.not': '不满意',
  'rating.unrated': '未评价',

  'progress.waiting': '待办理',
  'progress.in_progress': '办理中',
  'progress.answered': '已答复',
  'progress.closed': '已办结',

  'level.company': '公司',
  'level.line': '条线（专业系统）',
  'level.unit': '基层单位',

  'track.party_committee': '党委',
  'track.administration': '行政',
  'track.union': '工会',
  'track.personnel': '人事',
  'track.finance': '财务',
  'track.unit': '基层单位',

  'sla.ok': '正常 剩 {n} 个工作日',
  'sla.soon': '临期 剩 {n} 个工作日',
  'sla.today': '临期 今天到期',
  'sla.overdue': '已超期 {n} 个工作日',
  'sla.overdueToday': '已超期',
  'sla.paused': '暂缓办理，到 {date}',
  'sla.level': '催办第 {n} 级',
  'guess.years': '{years} 年的放假安排还没有录入，按周一到周五估算',
  'guess.short': '（估算）',

  'date.day': '{month} 月 {day} 日',
  'date.full': '{year} 年 {month} 月 {day} 日',
  'date.time': '{date} {time}',

  'theme.dark': '深色',
  'theme.light': '浅色',
  'text.large': '大字',
  'text.normal': '标准字',

  'summary.title': '还差一步',
  'summary.titleMany': '还有 {n} 处要改',

  'loading.still': '还在加载',
  'loading.now': '正在加载',
  'action.retry': '重试',
  'action.more': '再看 {n} 条',
  'action.close': '关闭',
  'action.cancel': '取消',

  'fault.offline': '现在连不上网络，请稍后再试',
  'fault.server': '服务器没有处理成功，请过一会儿再试',
  'fault.serverRef': '服务器没有处理成功，请过一会儿再试（编号 {reference}）',
  'fault.notFound': '没有找到这个页面',
  'fault.notFoundHint': '地址可能抄错了，或者内容已经撤下。',
  'fault.home': '回到首页',

  'photo.nth': '照片 {n}',
  'photo.openNth': '看大图：照片 {n}',
  'timeline.reason': '理由：{reason}',
} as const

export type SharedKey = keyof typeof zh
export default zh as Readonly<Record<SharedKey, string>>

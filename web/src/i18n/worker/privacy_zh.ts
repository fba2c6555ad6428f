// Words of the page that says how anonymity works; fetched with the page.
const zh = {
  'privacy.title': '匿名是怎么做到的',
  'privacy.lead': '选“匿名”时，系统不知道你是谁。下面说清楚存了什么、没存什么，以及哪些情况匿名也帮不了你。',
  'privacy.storedTitle': '存了什么',
  'privacy.stored1': '你写下的话，一字不改。',
  'privacy.stored2': '你选的类别，以及你愿意填写的单位和地点。',
  'privacy.stored3': '提交的日期，只到“哪一天”，不记几点几分。',
  'privacy.stored4': '回执编号不存原文，只存一个推算不回去的校验值。所以编号丢了，谁也找不回来。',
  'privacy.notTitle': '没存什么',
  'privacy.not1': '不存姓名、工号、手机号、账号。',
  'privacy.not2': '不存网络地址，不存手机和浏览器型号。',
  'privacy.not3': '不用 Cookie，不放第三方的统计或字体；即使你在这台设备上登录过，匿名提交也不会带上登录信息。',
  'privacy.not4': '为了防止有人用程序刷屏，服务器会在内存里短时间记一个打乱过的地址，不写入磁盘，也不和内容放在一起。',
  'privacy.not5': '没点“提交”之前，文字不离开这台设备：写的时候只把公示栏最近的事取来，在这台设备上比对。只有你点“查一下”或“查整个公示栏”时，才送去比对，比对完不保存。',
  'privacy.limitsTitle': '匿名帮不了的情况',
  'privacy.limits1': '你自己在文字里写了姓名、工号，或只有你知道的细节。',
  'privacy.limits2': '班组人很少，又写明了单位和地点，别人可能猜到。',
  'privacy.limits3': '用单位的电脑或网络时，单位自己的网络设备可能记下你打开过这个网站。不放心可以用自己的手机流量。',
  'privacy.limits4': '拿到你回执编号的人可以看到你的话和答复。请像保管密码一样保管它。',
  'privacy.limits5': '办理人员会看到你的原话。公示栏上写的是整理后的问题，不是原话。',
  'privacy.limits6': '照片里拍到的人、倒影、只有你那里看得到的角度，会让人认出来。拍摄地点、时间和手机型号会去掉。',
  'privacy.deviceTitle': '这台设备上存了什么',
  'privacy.device1': '没有提交的草稿，提交后立即删除，最多留 24 小时；也可以随时点“清除草稿”。',
  'privacy.device2': '语言、深浅色和字号的选择。',
  'privacy.device3': '回执编号不会存在这台设备上，也不会出现在网址里。',
  'privacy.namedTitle': '选“实名”时',
  'privacy.named1': '姓名和联系方式只给办理这件事的人员看，不上公示栏。实名提交会记下具体时间。',
} as const

export type PrivacyKey = keyof typeof zh
export default zh as Readonly<Record<PrivacyKey, string>>

// Fills an initialised data folder with a history to count: voices in 61 units and 12 campaigns, three quarters of them answered,
// every sixth answer late, most of them through matters; one in eight written in by a clerk, one in four of the named called back;
// two matters in three are published.
// Rows are written past the operations, without a journal and without tallies (the server counts when it opens): for reading only.
//
//   node bench/fill_history.mjs FOLDER/huiyin.db 100000
import { DatabaseSync } from 'node:sqlite'

const [file, wanted] = process.argv.slice(2)
const voices = Number(wanted)
const db = new DatabaseSync(file)
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA foreign_keys = OFF')

let state = 20261121
const roll = (sides) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * sides)
}
const pick = (list) => list[roll(list.length)]
// The time in front tells the day, the rest is random, as base/ids makes them.
const id = (day = 0) => {
  const bytes = new Uint8Array(16)
  const ms = BigInt(Date.UTC(2026, 0, 1 + day))
  for (let i = 0; i < 6; i++) bytes[i] = Number((ms >> BigInt(40 - 8 * i)) & 255n)
  for (let i = 6; i < 16; i++) bytes[i] = roll(256)
  return bytes
}
const date = (day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
const inserts = new Map()
function put(table, row) {
  const columns = Object.keys(row)
  const key = `${table} ${columns}`
  if (!inserts.has(key)) inserts.set(key, db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`))
  inserts.get(key).run(...Object.values(row))
}

const org_id = db.prepare('SELECT org_id FROM organisation').get().org_id
const root = db.prepare('SELECT id FROM unit WHERE org_id = ? AND parent_id IS NULL').get(org_id).id
const person = db.prepare('SELECT id FROM person WHERE org_id = ?').get(org_id).id
const k = new Uint8Array(32)
const kPlaces = ['三号泊位', '选煤车间', '夜班食堂', '东门外', '二号井口', '机修班', '宿舍四楼', '轮胎吊', '皮带走廊', '候工室', '更衣室', '班车站', '化验室', '调度楼', '油库', '配电室', '筒仓', '翻车机房', '闸口', '培训中心', '职工浴室', '停车棚', '材料库', '煤场', '主控室']
const kThings = ['照明灯', '饮水机', '排班表', '防滑手套', '扶梯踏板', '热水器', '加班单', '更衣柜', '排风扇', '工资条', '雨棚', '饭菜', '空调', '对讲机', '安全带', '劳保鞋', '洗衣机', '电动车充电桩', '体检安排', '网络信号', '护栏', '积水', '噪声', '班车座位', '探亲假']
const kStates = ['坏了半个多月没人来修', '总是前一天晚上才通知', '不够两个人合用', '声音大得听不见说话', '到了夜里就没有了', '看不懂是怎么算的', '漏得厉害', '一直没有回音', '比去年少了一半', '经常排很长的队', '颜色看不清楚', '换了新的也不合适', '周末没有人管', '已经有人因此受伤', '和通知上写的不一样', '冬天冷夏天热', '味道很重', '说好的时间没有兑现', '没有人解释原因', '希望多装几个']
const kWishes = ['请来现场看一看', '希望月底前解决', '请说明什么时候能好', '大家都这么说', '去年也提过一次', '能不能先给个临时办法', '问过班长说在等配件', '谢谢']
const words = () => `${pick(kPlaces)}的${pick(kThings)}${pick(kStates)}`
const text = () => `${words()}，${pick(kWishes)}。` + (roll(2) ? `另外${words()}，${pick(kWishes)}。` : '')

db.exec('BEGIN')
const units = []
for (let i = 0; i < 60; i++) {
  const unit = { org_id, id: id(), parent_id: i < 12 ? root : units[roll(12)], level: i < 12 ? 'line' : 'unit', name: `单位${i + 1}`, version: 1, k }
  put('unit', unit)
  units.push(unit.id)
}
units.push(root)
const campaigns = []
for (let i = 0; i < 12; i++) {
  campaigns.push(id())
  put('campaign', { org_id, id: campaigns[i], version: 1, name: `活动${i + 1}`, kind: 'forms', starts_on: date(i * 25), k })
}

const matters = []
for (let i = 0; i < voices * 0.225; i++) {
  const made = roll(300)
  const closed = roll(4) > 0
  const due = made + 20
  const answered = made + 5 + roll(18)
  const matter = {
    org_id, id: id(made), version: 3, number: i + 1, state: closed ? 'closed' : 'in_progress', question: words(), unit_id: pick(units),
    track: pick(['party_committee', 'administration', 'union', 'personnel', 'finance', 'unit']), owner_id: person, due_on: date(due), due_seq: 1,
    due_rule: 'finish', due_rule_version: 1, due_start: date(made), due_count: 15, due_unit: 'working', percent: closed ? 100 : 30, round: 1,
    outcome: closed ? pick(['at_once', 'timetable', 'explained']) : null, solution: '措施', level: pick(['company', 'line', 'unit']), lead_unit_id: pick(units),
    lead_owner_id: person, stand_in_id: person, decided_by: person, recorded_by: person, decided_on: date(made), answered_on: closed ? date(answered) : null,
    created_by: person, created_on: date(made), changed_at: 0, k,
  }
  put('matter', matter)
  matters.push({ ...matter, made, answered, due })
  if (closed)
    put('matter_answer', { org_id, id: id(answered), matter_id: matter.id, seq: 1, round: 1, outcome: matter.outcome, body: '答复', author_id: person, at: 0, answered_on: date(answered), due_on: date(due) })
  if (roll(3) > 0)
    put('publication', { org_id, matter_id: matter.id, question: matter.question, measures: `${pick(kWishes)}，${pick(kThings)}由班组更换`, published_on: date(made), published_by: person, revision: 1 })
}

for (let i = 0; i < voices; i++) {
  const through = roll(5) < 3
  const matter = through ? pick(matters) : undefined
  const came = matter ? Math.max(0, matter.made - roll(5)) : roll(300)
  const answered = matter ? matter.state === 'closed' : roll(4) > 0
  const named = roll(3) === 0
  const voice = {
    org_id, id: id(came), version: 2, state: answered ? pick(['answered', 'closed', 'closed']) : matter ? 'linked' : pick(['received', 'accepted', 'declined']),
    identity: named ? 'named' : 'anonymous', channel: pick(['web', 'meeting', 'talk', 'writing', 'phone', 'survey']), category: pick(['safety', 'pay_hours', 'unsure']),
    speaker_group: pick(['worker', 'family', 'customer', null]), unit_id: pick(units), campaign_id: roll(5) > 0 ? pick(campaigns) : null, origin: pick(['self', 'peer']),
    entered_by: roll(8) === 0 ? person : null, owner_id: person, received_on: date(came), accept_due_on: date(came + 3), answer_due_on: date(came + 20),
    accept_rule: 1, answer_rule: 1, round: 1, answered_on: answered ? date(came + 10) : null, rating: answered ? pick(['satisfied', 'partly', 'not', 'unrated', 'unrated']) : 'unrated',
    first_answerer_id: answered ? person : null, code_hash: id(came), k,
  }
  put('voice', voice)
  put('voice_text', { org_id, voice_id: voice.id, body: text() })
  if (matter) put('matter_voice', { org_id, matter_id: matter.id, voice_id: voice.id, linked_on: date(came), linked_by: person, answered_round: answered ? 1 : 0 })
  if (!answered) continue
  const late = roll(6) === 0
  put('voice_answer', {
    org_id, id: id(came + 10), voice_id: voice.id, seq: 1, matter_id: matter?.id ?? null, round: 1, outcome: matter?.outcome ?? pick(['on_the_spot', 'explained']), body: '答复',
    reason: matter ? null : '不用立项', answered_by: person, unit_id: voice.unit_id, answered_on: date(came + (late ? 25 : 10)), due_on: date(came + 20),
  })
  if (named && roll(4) === 0)
    put('voice_callback', { org_id, voice_id: voice.id, seq: 1, round: 1, result: pick(['satisfied', 'partly', 'unreached']), note: '', called_by: person, at: 0 })
}
// Nothing is to be computed again: these dates came from no rule.
db.exec('DELETE FROM deadline_recompute')
db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
db.close()

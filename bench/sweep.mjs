// Every list and count of the desk, asked nine times each of a server on a filled folder (bench/fill_history.mjs, huiyin recount): prints
// path, status, the fastest and the middle reply in milliseconds. Two sizes beside each other show what grows. Loopback only; ends only
// the server that it started. The folder's password is the one of bench/growth.mjs.
//
//   HUIYIN_BIN=build/release/huiyin node bench/sweep.mjs FOLDER PORT [line]      line: the reader hears one line, not the company
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'

const [folder, port, scope] = process.argv.slice(2)
const kTimes = 9
const kPassword = 'growth-password-2026'
const base = `http://127.0.0.1:${port}`
const env = {
  ...process.env,
  HUIYIN_DATABASE: `sqlite:${folder}/huiyin.db`,
  HUIYIN_DATA_DIR: folder,
  HUIYIN_KEY_FILE: `${folder}/huiyin.key`,
  HUIYIN_LISTEN: `127.0.0.1:${port}`,
  HUIYIN_RATE_LIMIT: 'off',
}
const later = (ms) => new Promise((done) => setTimeout(done, ms))
const ask = (path, cookie) => fetch(`${base}/api/v1/private${path}`, { headers: { cookie } })
const send = (path, cookie, body) =>
  fetch(`${base}/api/v1/private${path}`, {
    method: 'POST',
    headers: { cookie, origin: base, 'content-type': 'application/json', 'idempotency-key': randomBytes(16).toString('hex') },
    body: JSON.stringify(body),
  })
const items = async (path, cookie) => (await (await ask(path, cookie)).json()).items
async function signIn(login) {
  const signed = await send('/session', '', { login, password: kPassword })
  return signed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
}

async function main() {
  for (let tries = 0; !(await fetch(`${base}/api/v1/public/health`).catch(() => undefined))?.ok; tries++) {
    if (tries > 600) throw new Error('the server did not start')
    await later(100)
  }
  await later(3000) // the server's first jobs
  const admin = await signIn('admin')
  const units = await items('/units', admin)
  const root = units.find((unit) => unit.level === 'company').id
  const line = units.find((unit) => unit.level === 'line').id
  const heard = scope === 'line' ? line : root
  const login = `sweep-${randomBytes(4).toString('hex')}`
  const roles = ['coordinator', 'leader'].map((role) => ({ role, unit_id: heard }))
  roles.push({ role: 'administrator', unit_id: root })
  const made = await send('/persons', admin, { name: '读者', unit_id: root, login, password: kPassword, roles })
  if (!made.ok) throw new Error(`person: ${made.status} ${await made.text()}`)
  const cookie = await signIn(login)
  const [campaign] = await items('/campaigns', cookie)
  const voices = ['', '?view=mine', '?view=due_soon', '?view=overdue', '?view=handed_to_me', '?state=answered', `?unit_id=${line}`, '?channel=phone', `?campaign_id=${campaign.id}`]
  const matters = ['', '?view=mine', '?view=to_decide', '?view=due_soon', '?view=overdue', '?view=paused', '?view=my_measures', '?view=to_parent', '?view=handed_to_me', '?track=union', `?lead_unit_id=${line}`, '/most-voiced']
  const figures = ['', '?scope=organisation', '?by=channel', '?by=outcome&period=quarter', '/rows?figure=overdue', '/rows?figure=declined&by=channel&key=phone', '/rows?of=matters&figure=late']
  const paths = [
    '/summary', '/reminders', '/notices', '/gatherings', '/my/voices', '/verifications/due', '/deeds', '/suggestions',
    '/campaigns', `/campaigns/${campaign.id}`, `/campaigns/${campaign.id}/brief`, '/units', '/persons', '/journal',
    ...voices.map((query) => `/voices${query}`), ...matters.map((rest) => `/matters${rest}`), ...figures.map((rest) => `/figures${rest}`),
  ]
  for (const path of paths) {
    const all = []
    let status
    for (let i = 0; i < kTimes; i++) {
      const begun = performance.now()
      const answer = await ask(path, cookie)
      await answer.arrayBuffer()
      status = answer.status
      all.push(performance.now() - begun)
    }
    all.sort((a, b) => a - b)
    console.log(path.replace(/[0-9a-f-]{36}/, 'ID').padEnd(48), status, all[0].toFixed(1).padStart(8), all[(kTimes - 1) / 2].toFixed(1).padStart(8))
  }
}

const child = spawn(process.env.HUIYIN_BIN ?? 'build/release/huiyin', ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
try {
  await main()
} finally {
  child.kill('SIGTERM')
}

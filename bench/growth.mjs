// How answers grow with the volume: for each size a server on SQLite (and on PostgreSQL, when an empty database is named) is filled
// with a generated history and asked, one request after another: submit, a page of the inbox, the public board right after a change,
// a page of the board further down, a search by words, the public page of a matter; then some pages by 64 clients at once. Prints p50 and p99 in milliseconds; writes
// them to FILE as JSON, from which bench/growth_plot.mjs draws.
//
//   [PG_DURABLE=1 tools/throwaway_postgres.sh] node bench/growth.mjs FILE 10000 100000 1000000      HUIYIN_BIN, HUIYIN_TEST_POSTGRES
//
// GROWTH_FOLDER names a data folder that was filled before: it is measured as it is, on SQLite, and kept.
// QUIET_LOCK names a file that is locked while times are taken: other work on the machine can keep away (flock -s).
// Loopback only; ends only the servers that it started.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

const [file, ...sizes] = process.argv.slice(2)
const bin = process.env.HUIYIN_BIN ?? 'build/release/huiyin'
const kRequests = Number(process.env.GROWTH_REQUESTS ?? 300)
const kPort = 18800
const kPassword = 'growth-password-2026'
const kTables = ['unit', 'channel', 'speaker_group', 'category', 'campaign', 'track', 'level', 'outcome']
const kSought = ['饮水机', '护栏', '夜班食堂', '没有回音', '配电室的空调', '探亲假', '班车站的雨棚', '积水', '职工浴室的热水器漏得厉害', '灯']

const server = (database, folder) => ({ ...process.env, HUIYIN_DATABASE: database, HUIYIN_DATA_DIR: folder, HUIYIN_LISTEN: `127.0.0.1:${kPort}`, HUIYIN_RATE_LIMIT: 'off', HUIYIN_ADMIN_PASSWORD: kPassword, HUIYIN_KEY_FILE: join(folder, 'huiyin.key') })
const run = (env, ...args) => execFileSync(bin, args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 3_600_000 })

// The rows are compared one by one; only the verification at the end must fail, for the filled history has no journal.
function move(env, to, voices) {
  const moved = spawnSync(bin, ['migrate', '--from', env.HUIYIN_DATABASE, '--to', to], { env, encoding: 'utf8', timeout: 3_600_000, maxBuffer: 2 ** 28 })
  const there = execFileSync('psql', ['-Atq', to, '-c', 'SELECT count(*) FROM voice']).toString().trim()
  if (Number(there) < voices) throw new Error(`moved ${there} of ${voices} voices: ${moved.stdout.slice(-500)} ${moved.stderr.slice(-500)}`)
}

// Published matters whose words are still to be indexed, as far as numbers tell.
const kUnindexed = `SELECT count(*) FROM (SELECT 1 FROM matter m JOIN publication p ON p.org_id = m.org_id AND p.matter_id = m.id
  WHERE m.number > COALESCE((SELECT max(value) FROM counter WHERE name = 'words_indexed'), 0) LIMIT 1) one`
function countInFile(path) {
  const db = new DatabaseSync(path, { readOnly: true })
  const { n } = db.prepare(kUnindexed.replace('count(*)', 'count(*) AS n')).get()
  db.close()
  return n
}

const ask = (method, path, headers = {}, body) => new Promise((done, fail) => {
  const begun = process.hrtime.bigint()
  const sent = request({ host: '127.0.0.1', port: kPort, method, path, agent, headers: body ? { 'content-type': 'application/json', ...headers } : headers }, (answer) => {
    const parts = []
    answer.on('data', (part) => parts.push(part))
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString(), ms: Number(process.hrtime.bigint() - begun) / 1e6 }))
  })
  sent.on('error', fail)
  sent.end(body)
})
let agent
const key = () => randomBytes(16).toString('hex')

async function started(env) {
  const { Agent } = await import('node:http')
  agent = new Agent({ keepAlive: true })
  const child = spawn(bin, ['serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const closed = new Promise((done) => child.once('exit', done))
  for (let i = 0; ; i++) {
    const up = await ask('GET', '/api/v1/public/health').catch(() => undefined)
    if (up?.status === 200) break
    if (i > 600 || child.exitCode !== null) throw new Error('the server did not start')
    await new Promise((later) => setTimeout(later, 100))
  }
  return { end: () => (child.kill('SIGTERM'), agent.destroy(), closed) }
}

async function signIn(login) {
  const signed = await ask('POST', '/api/v1/private/session', { origin: `http://127.0.0.1:${kPort}` }, JSON.stringify({ login, password: kPassword }))
  if (signed.status >= 300) throw new Error(`sign in: ${signed.status} ${signed.text}`)
  return { cookie: signed.headers['set-cookie'].map((one) => one.split(';')[0]).join('; '), origin: `http://127.0.0.1:${kPort}` }
}

async function measure(name, times, once) {
  const all = []
  for (let i = 0; i < times; i++) {
    const answer = await once(i)
    if (answer.status >= 300) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`)
    all.push(answer.ms)
  }
  all.sort((a, b) => a - b)
  const at = (share) => Number(all[Math.min(all.length - 1, Math.floor(all.length * share))].toFixed(2))
  return { p50: at(0.5), p99: at(0.99) }
}

// Holds the lock until the function that it gives is called.
function quiet() {
  const path = process.env.QUIET_LOCK
  if (!path) return () => {}
  const held = spawn('flock', ['-x', path, 'sh', '-c', 'echo held; read -r end'], { stdio: ['pipe', 'pipe', 'inherit'] })
  return new Promise((done) => held.stdout.once('data', () => done(() => held.stdin.end('end\n'))))
}

// 64 clients ask for the same page for three seconds; wrk tells the latencies.
function underLoad(path, cookie = '') {
  const said = execFileSync('wrk', ['-t1', '-c64', '-d3s', '--latency', '-H', `Cookie: ${cookie}`, `http://127.0.0.1:${kPort}${path}`]).toString()
  if (/Non-2xx/.test(said)) throw new Error(`${path}: ${said}`)
  const at = (share) => {
    const [, number, unit] = new RegExp(`${share}%\\s+([0-9.]+)(us|ms|s|m)`).exec(said)
    return Number((Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit]).toFixed(2))
  }
  if (!at(50)) throw new Error(`${path}: ${said}`)
  return { p50: at(50), p99: at(99) }
}

async function measureAll(env, indexed) {
  const it = await started(env)
  let noisy
  try {
    // The words of what is published are indexed by the server's first job.
    for (let tries = 0; !indexed(); tries++) {
      if (tries > 720) throw new Error('the words of what is published were not indexed within an hour')
      await new Promise((later) => setTimeout(later, 5000))
    }
    // A coordinator over everything reads.
    const admin = await signIn('admin')
    const root = JSON.parse((await ask('GET', '/api/v1/private/units', admin)).text).items.find((unit) => unit.level === 'company').id
    const login = `reader-${key().slice(0, 8)}`
    const made = await ask('POST', '/api/v1/private/persons', { ...admin, 'idempotency-key': key() }, JSON.stringify({ name: '读者', unit_id: root, login, password: kPassword, roles: [{ role: 'coordinator', unit_id: root }] }))
    if (made.status >= 300) throw new Error(`person: ${made.status} ${made.text}`)
    const { cookie } = await signIn(login)
    noisy = await quiet()
    const submit = () => ask('POST', '/api/v1/public/voices', { 'idempotency-key': key() }, JSON.stringify({ text: `三号泊位的照明灯坏了 ${key()}` }))
    const board = JSON.parse((await ask('GET', '/api/v1/public/board?limit=200')).text)
    const row = {}
    row.submit = await measure('submit', kRequests, submit)
    row.inbox = await measure('inbox', kRequests, () => ask('GET', '/api/v1/private/voices?limit=50', { cookie }))
    row.ledger = await measure('ledger', kRequests, () => ask('GET', '/api/v1/private/matters?view=open&limit=50', { cookie }))
    row.board = await measure('board', Math.min(100, kRequests), async () => (await submit(), ask('GET', '/api/v1/public/board')))
    row['board page'] = await measure('board page', kRequests, (i) => ask('GET', `/api/v1/public/board?cursor=2026-0${1 + (i % 8)}-1${i % 10}.${i}`))
    row.search = await measure('search', kRequests, (i) => ask('GET', `/api/v1/public/board?q=${encodeURIComponent(kSought[i % kSought.length])}&limit=${20 + (i % 150)}`))
    row.home = await measure('home', Math.min(100, kRequests), () => ask('GET', '/api/v1/private/summary', { cookie }))
    row['call-backs'] = await measure('call-backs', Math.min(100, kRequests), () => ask('GET', '/api/v1/private/verifications/due', { cookie }))
    row['most voiced'] = await measure('most voiced', Math.min(100, kRequests), () => ask('GET', '/api/v1/private/matters/most-voiced?limit=10', { cookie }))
    row.figures = await measure('figures', Math.min(100, kRequests), (i) => ask('GET', `/api/v1/private/figures?by=${kTables[i % kTables.length]}`, { cookie }))
    row['figures of some days'] = await measure('figures of some days', Math.min(100, kRequests), (i) => ask('GET', `/api/v1/private/figures?by=${kTables[i % kTables.length]}&from=2026-01-1${i % 10}&to=2026-09-2${i % 9}`, { cookie }))
    row['rows behind'] = await measure('rows behind', Math.min(100, kRequests), (i) => ask('GET', `/api/v1/private/figures/rows?by=channel&figure=${['overdue', 'late', 'not', 'call_due'][i % 4]}&from=2026-0${1 + (i % 6)}-11`, { cookie }))
    row.matter = await measure('matter', board.items.length, (i) => ask('GET', `/api/v1/public/board/${board.items[i].number}`))
    const id = JSON.parse((await ask('GET', '/api/v1/private/matters?view=open&limit=1', { cookie })).text).items[0].id
    row['inbox ×64'] = underLoad('/api/v1/private/voices?limit=50', cookie)
    row['matter, desk ×64'] = underLoad(`/api/v1/private/matters/${id}`, cookie)
    row['board ×64'] = underLoad('/api/v1/public/board')
    row['search ×64'] = underLoad(`/api/v1/public/board?q=${encodeURIComponent(kSought[1])}`)
    row['home ×64'] = underLoad('/api/v1/private/summary', cookie)
    return row
  } finally {
    noisy?.()
    await it.end()
  }
}

const rows = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
const keep = (engine, size, row) => {
  rows.push({ engine, size, ...row })
  writeFileSync(file, JSON.stringify(rows, null, 1))
  for (const [what, { p50, p99 }] of Object.entries(row)) console.log(`${engine.padEnd(11)} ${String(size).padStart(8)} ${what.padEnd(16)} p50 ${String(p50).padStart(8)} ms  p99 ${String(p99).padStart(8)} ms`)
}
for (const size of sizes.map(Number)) {
  const filled = process.env.GROWTH_FOLDER
  const folder = filled ?? mkdtempSync(join(tmpdir(), 'huiyin-growth.'))
  const env = server(`sqlite:${folder}/huiyin.db`, folder)
  try {
    if (!filled) run(env, 'init', '--org', '回音测速')
    if (!filled) execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/fill_history.mjs', `${folder}/huiyin.db`, String(size)], { stdio: 'inherit' })
    run(env, 'recount')
    keep('SQLite', size, await measureAll(env, () => !countInFile(`${folder}/huiyin.db`)))
    const postgres = filled ? undefined : process.env.HUIYIN_TEST_POSTGRES
    if (postgres) {
      const name = `growth_${size}`
      execFileSync('psql', ['-q', postgres, '-c', `CREATE DATABASE ${name}`])
      const to = postgres.replace(/\/[^/]*$/, `/${name}`)
      move(env, to, size)
      execFileSync('psql', ['-q', to, '-c', 'ANALYZE'])
      keep('PostgreSQL', size, await measureAll(server(to, folder), () => execFileSync('psql', ['-Atq', to, '-c', kUnindexed]).toString().trim() === '0'))
      execFileSync('psql', ['-q', postgres, '-c', `DROP DATABASE ${name}`])
    }
  } finally {
    if (!filled) rmSync(folder, { recursive: true, force: true })
  }
}

// How long a reply takes right after a submission, for the pages that are read most: p50 and p99 of 40, in milliseconds on the clock.
//
//   node bench/replies.mjs http://127.0.0.1:18600 LOGIN PASSWORD [UNIT_NAME]        LOGIN reads everything, or UNIT_NAME
const [base, login, password, unitName = '单位1'] = process.argv.slice(2)
const api = `${base}/api/v1`
const kTurns = 40

async function must(response) {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response
}
const signedIn = await must(
  await fetch(`${api}/private/session`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: base }, body: JSON.stringify({ login, password }),
  }),
)
const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
const units = (await (await fetch(`${api}/private/units`, { headers: { cookie } })).json()).items
const unit = units.find((one) => one.name === unitName).id

let said = 0
async function submit() {
  said++
  await must(
    await fetch(`${api}/public/voices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `growth-${process.pid}-${said}-${'0'.repeat(16)}` },
      body: JSON.stringify({ text: `第 ${said} 句：食堂晚班没有热菜，希望能早点解决`, category: 'unsure' }),
    }),
  )
}
const pages = {
  submit: null,
  board: '/public/board',
  'board, progress=answered': '/public/board?progress=answered',
  'board, not resolved': '/public/board?standing=not_resolved',
  'board, one unit closed': `/public/board?unit_id=${unit}&progress=closed`,
  'inbox': '/private/voices',
  'inbox, received': '/private/voices?state=received',
  'inbox, one unit closed': `/private/voices?unit_id=${unit}&state=closed`,
  'inbox, mine': '/private/voices?view=mine',
  'ledger': '/private/matters',
  'ledger, overdue': '/private/matters?view=overdue',
  'ledger, mine': '/private/matters?view=mine',
  'home (summary)': '/private/summary',
}
for (const [what, path] of Object.entries(pages)) {
  const took = []
  for (let turn = 0; turn < kTurns; turn++) {
    let start = performance.now()
    await submit()
    if (path !== null) {
      start = performance.now()
      await (await must(await fetch(api + path, { headers: path.startsWith('/private') ? { cookie } : {} }))).arrayBuffer()
    }
    took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  console.log(`${what.padEnd(26)} p50 ${took[Math.floor(kTurns / 2)].toFixed(1).padStart(8)}   p99 ${took[kTurns - 1].toFixed(1).padStart(8)}`)
}

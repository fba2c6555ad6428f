// What a browser fetches for each page, gzipped, held against the budget of docs (design: worker 50 KB and 6 requests with the
// data's own, board 60 KB, desk inbox 220 KB, everything that is built in 2 MB).
import { readdirSync, statSync } from 'node:fs'
import { firstView, partsOf } from './parts.mjs'

const dist = new URL('../dist/', import.meta.url).pathname
const kKilobyte = 1000
// The server writes the form and its key into the worker's page; tests/e2e/weight.test.ts weighs that page as it is sent.
const kForm = 1.6 * kKilobyte
const sum = (paths) => paths.reduce((bytes, path) => bytes + statSync(`${dist}${path}.gz`).size, 0)
const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(html|js|css)$/.test(name))
const row = (what, paths, most, mostFiles = Infinity, more = 0) => ({ what, bytes: sum(paths) + more, files: paths.length, most: most * kKilobyte, mostFiles })

const rows = [
  row('worker, submit', firstView('index.html'), 50, 5, kForm),
  row('worker, submit and its receipt', partsOf('index.html', ['ReceiptCard']), 55, 9, kForm),
  row('public board', partsOf('board.html', ['BoardPage', 'board_zh']), 60, 10),
  row('desk, inbox', partsOf('desk.html', ['InboxPage']), 220, 14),
  row('everything built in', all, 2000),
]
let over = 0
for (const { what, bytes, files, most, mostFiles } of rows) {
  const bad = bytes > most || files > mostFiles
  if (bad) over++
  const number = mostFiles === Infinity ? `${files} files` : `${files} files (at most ${mostFiles})`
  console.log(`${bad ? 'OVER ' : 'ok   '} ${what}: ${(bytes / kKilobyte).toFixed(1)} KB gzip (at most ${most / kKilobyte}), ${number}`)
}
process.exit(over ? 1 : 0)

// Builds the two applications one after the other, so that neither carries, or is cut into pieces by, the other's needs.
//
// What several pages share is put into few files: on a slow line each file costs a round trip. For the worker only what the pages
// behind the form share, so that the form does not carry it.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { build } from 'vite'
import { partsOf } from './parts.mjs'
import boardEn from '../src/i18n/worker/board_en.ts'
import boardZh from '../src/i18n/worker/board_zh.ts'
import sharedEn from '../src/i18n/shared/en.ts'
import sharedZh from '../src/i18n/shared/zh.ts'

const dist = new URL('../dist/', import.meta.url).pathname
const kBehindTheForm = /\/src\/(ui\/(use_load|sla|GuessNote|LoadingState|TimelineList)|i18n\/dates|board\/(board_api|BoardTabs)|voices\/follow\/(AnswerList|receipt_code))\b/
const outputs = {
  index: { includeDependenciesRecursively: false, groups: [{ name: 'pages', test: kBehindTheForm }] },
  desk: { groups: [{ name: 'desk-shared', minShareCount: 2, test: /\/src\// }] },
}

await rm(dist, { recursive: true, force: true })
for (const [page, codeSplitting] of Object.entries(outputs)) {
  await build({
    logLevel: 'warn',
    build: {
      emptyOutDir: false,
      rollupOptions: { input: new URL(`../${page}.html`, import.meta.url).pathname, output: { codeSplitting } },
    },
  })
}

// The board's address names its own parts in the page, so that they are fetched beside the application and not after it.
const index = await readFile(`${dist}index.html`, 'utf8')
const links = partsOf('index.html', ['BoardPage', 'board_zh'])
  .filter((path) => path.startsWith('assets/') && !index.includes(path))
  .map((path) => (path.endsWith('.css') ? `<link rel="stylesheet" crossorigin href="/${path}">` : `<link rel="modulepreload" crossorigin href="/${path}">`))
await writeFile(`${dist}board.html`, index.replace('</head>', `  ${links.join('\n    ')}\n  </head>`))

// What the server says on the board's page that it writes itself (src/app/page_words.hpp): the same sentences, from the same place.
const kSaid = /^((board|progress|settlement|standing|outcome|track|rating|sla|guess|date)\.|deeds\.title$|fault\.notFound$|action\.more$)/
const said = (...catalogues) => Object.fromEntries(catalogues.flatMap(Object.entries).filter(([key]) => kSaid.test(key)))
await writeFile(`${dist}board_words.json`, JSON.stringify({ zh: said(sharedZh, boardZh), en: said(sharedEn, boardEn) }))

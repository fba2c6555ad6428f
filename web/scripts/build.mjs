// Builds the two applications one after the other, so that neither carries, or is cut into pieces by, the other's needs.
import { rm } from 'node:fs/promises'
import { build } from 'vite'

await rm(new URL('../dist/', import.meta.url), { recursive: true, force: true })
for (const page of ['index', 'desk']) {
  await build({
    logLevel: 'warn',
    build: { emptyOutDir: false, rollupOptions: { input: new URL(`../${page}.html`, import.meta.url).pathname } },
  })
}

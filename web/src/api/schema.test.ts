// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { typesOf } from '../../scripts/types.mjs'

it('the types are those of api/openapi.yaml (else: npm run types)', async () => {
  expect(readFileSync(join(__dirname, 'schema.d.ts'), 'utf8')).toBe(await typesOf())
}, 30_000)

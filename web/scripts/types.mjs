// Writes src/api/schema.d.ts from the API's description; `npm run types` after a change of api/openapi.yaml.
import { writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

export const typesOf = async () =>
  '// Made from api/openapi.yaml by `npm run types`.\n' +
  astToString(await openapiTS(new URL('../../api/openapi.yaml', import.meta.url)))

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), await typesOf())
}

// Each fixture is a small tree with one fault, which must be reported at its place and alone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { check } from './check_layout.mjs';

const migration = 'CREATE TABLE voice (org_id {id} NOT NULL, id {id});\nCREATE TABLE sign (word TEXT);\n';
const lines = (count) => 'int a;\n'.repeat(count);
const inFunction = (statement) => `awaitable<void> F() {\n  ${statement}\n}\n`;

/** claim, files, expected "file:line: rule" (none: the tree is good) */
const fixtures = [
  ['a tree that keeps every rule', {
    'src/base/result.hpp': '',
    'src/db/db.hpp': '#include "base/result.hpp"\n',
    'src/voices/voices.hpp': '#include "base/result.hpp"\n#include <string>\n',
    'src/matters/decide_matter.cpp': '#include "voices/voices.hpp"\n#include "db/db.hpp"\n',
    'src/app/main.cpp': '#include "voices/voices.hpp"\n#include "matters/parts.hpp"\n',
    'src/matters/parts.hpp': '',
  }, []],
  ['a lower rank includes a higher one',
    { 'src/voices/voices.hpp': '', 'src/db/db.cpp': '\n#include "voices/voices.hpp"\n' }, ['src/db/db.cpp:2: include']],
  ['a folder includes one of its own rank',
    { 'src/http/http.hpp': '', 'src/db/db.cpp': '#include "http/http.hpp"\n' }, ['src/db/db.cpp:1: include']],
  ['a slice enters another beside its door',
    { 'src/voices/voice.hpp': '', 'src/matters/link.cpp': '#include "voices/voice.hpp"\n' },
    ['src/matters/link.cpp:1: include']],
  ['a store file includes HTTP',
    { 'src/http/http.hpp': '', 'src/voices/voice_store.cpp': '#include "http/http.hpp"\n' },
    ['src/voices/voice_store.cpp:1: include']],
  ['a folder without a rank', { 'src/helpers/misc.hpp': '' }, ['src/helpers/misc.hpp:1: rank']],
  ['two files include each other',
    { 'src/base/a.hpp': '#include "base/b.hpp"\n', 'src/base/b.hpp': '#include "base/a.hpp"\n' },
    ['src/base/a.hpp:1: circle']],
  ['two folders include each other by their doors', {
    'src/voices/voices.hpp': '', 'src/matters/matters.hpp': '',
    'src/voices/answer.cpp': '#include "matters/matters.hpp"\n', 'src/matters/link.cpp': '#include "voices/voices.hpp"\n',
  }, ['src/matters/link.cpp:1: circle']],
  ['a library links a higher rank', { 'CMakeLists.txt': '# huiyin_library(db LINK api)\nhuiyin_library(base LINK\n  db)\n' },
    ['CMakeLists.txt:2: link rank']],
  ['Beast outside http/', { 'src/voices/voices.cpp': '#include <boost/beast/http.hpp>\n' },
    ['src/voices/voices.cpp:1: foreign header']],
  ['JSON in an operation', { 'src/voices/submit_voice.cpp': '#include <boost/json.hpp>\n' },
    ['src/voices/submit_voice.cpp:1: foreign header']],
  ['JSON where a request is parsed', { 'src/voices/voices_api.cpp': '#include <boost/json.hpp>\n' }, []],
  ['SQLite outside db/', { 'src/people/person_store.cpp': '#include <sqlite3.h>\n' },
    ['src/people/person_store.cpp:1: foreign header']],

  ['a test enters another slice where it likes',
    { 'src/voices/submit_voice.hpp': '', 'src/matters/test_world.hpp': '#include "voices/submit_voice.hpp"\n' }, []],
  ['a source of 401 lines', { 'src/base/long.cpp': lines(401) }, ['src/base/long.cpp:401: length']],
  ['a source of 400 lines', { 'src/base/long.cpp': lines(400) }, []],
  ['a header of 251 lines', { 'src/base/long.hpp': lines(251) }, ['src/base/long.hpp:251: length']],
  ['an unfinished mark', { 'web/src/main.ts': `// ${'TO' + 'DO'}: later\n` }, ['web/src/main.ts:1: unfinished']],
  ['a path of one machine', { 'docs/guide.md': `Look into /${'home'}/wang/notes.\n` }, ['docs/guide.md:1: machine path']],
  ['a link to nothing', { 'README.md': 'See [the guide](docs/guide.md).\n' }, ['README.md:1: link']],
  ['links that lead somewhere',
    { 'README.md': '[a](docs/guide.md#part) [b](https://example.org/x)\n', 'docs/guide.md': '[up](../README.md)\n' }, []],
  ['a lock file that names a registry', { 'web/package-lock.json': '{\n  "resolved": "https://r.example/x.tgz" }\n' },
    ['web/package-lock.json:2: registry']],

  ['the clock read outside base/', { 'src/voices/a.cpp': 'auto t = std::chrono::system_clock::now();\n' },
    ['src/voices/a.cpp:1: clock']],
  ['a throw', { 'src/voices/a.cpp': 'void F() { throw 1; }\n' }, ['src/voices/a.cpp:1: throw']],
  ['the word throw in a comment and a literal', { 'src/voices/a.cpp': '// throw\nauto s = "throw \\" throw";\n' }, []],
  ['the environment read outside app/', { 'src/db/a.cpp': 'auto e = std::getenv("X");\n' }, ['src/db/a.cpp:1: environment']],
  ['output beside the log', { 'src/db/a.cpp': 'std::cout << 1;\n' }, ['src/db/a.cpp:1: output']],

  ['co_await inside ?:', { 'src/http/s.cpp': inFunction('auto n = ok ? co_await Read() : 0;') }, ['src/http/s.cpp:2: co_await']],
  ['?: behind co_await', { 'src/http/s.cpp': inFunction('auto n = co_await Read() ? 1 : 0;') }, ['src/http/s.cpp:2: co_await']],
  ['co_await as an argument', { 'src/http/s.cpp': inFunction('Use(co_await Read());') }, ['src/http/s.cpp:2: co_await']],
  ['co_await in a condition', { 'src/http/s.cpp': inFunction('if (co_await Read()) return;') }, ['src/http/s.cpp:2: co_await']],
  ['co_await after &&', { 'src/http/s.cpp': inFunction('bool b = a && co_await Read();') }, ['src/http/s.cpp:2: co_await']],
  ['co_await as a statement, an initializer, a result', { 'src/http/s.cpp':
      inFunction('co_await Read([](auto x) { return x ? 1 : 0; });') + inFunction('auto [e, n] = co_await (Read() || Wait());') +
      inFunction('if (again) co_await Read();') + inFunction('co_return co_await Read();') }, []],

  ['a statement on a tenant table without org_id',
    { 'migrations/0001.sql': migration, 'src/voices/voice_store.cpp': 'auto q =\n    "SELECT id "\n    "FROM voice";\n' },
    ['src/voices/voice_store.cpp:2: org_id']],
  ['a raw literal without org_id',
    { 'migrations/0001.sql': migration, 'src/voices/voice_store.cpp': 'auto q = R"sql(\n  UPDATE voice SET id = ?)sql";\n' },
    ['src/voices/voice_store.cpp:1: org_id']],
  ['SQL outside the store file',
    { 'migrations/0001.sql': migration, 'src/voices/submit.cpp': 'auto q = "DELETE FROM voice WHERE org_id = ?";\n' },
    ['src/voices/submit.cpp:1: sql']],
  ['statements with org_id, and on a table that all share', { 'migrations/0001.sql': migration, 'src/voices/voice_store.cpp':
      'auto q = "SELECT id FROM voice "\n  "WHERE org_id = ?";\nauto r = "SELECT word FROM sign";\nauto s = "Update the voice";\n' },
    []],
];

for (const [claim, files, expected] of fixtures) {
  test(claim, () => {
    const root = mkdtempSync(join(tmpdir(), 'huiyin-layout-'));
    try {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
      assert.deepEqual(check(root).map(({ file, line, rule }) => `${file}:${line}: ${rule}`), expected);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
}

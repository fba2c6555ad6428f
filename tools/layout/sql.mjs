// SQL stays in the store files of the slices, and a statement on a tenant's table names org_id.
import { kRanks, kSliceRank, kSqlFiles, kTestFile } from './rules.mjs';
import { lineOf, scan } from './code.mjs';

const kStatement = /^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\b/i;

/** Tables of migrations/*.sql that have a column org_id. */
export function tenantTables(files) {
  const tables = new Set();
  for (const [file, text] of files) {
    if (!/^migrations\/.*\.sql$/.test(file)) continue;
    const plain = text.replace(/--[^\n]*/g, '');
    for (const found of plain.matchAll(/CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)\s*\(([^;]*)/gi)) {
      if (/\borg_id\b/.test(found[2])) tables.add(found[1].toLowerCase());
    }
  }
  return tables;
}

export function checkSql(file, text, tables) {
  if (kTestFile.test(file)) return [];
  const faults = [];
  const slice = kRanks[file.split('/')[1]] === kSliceRank;
  const store = kSqlFiles.test(file);
  for (const { start, value } of joinedLiterals(text)) {
    if (!kStatement.test(value)) continue;
    const named = [...value.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)/gi)]
      .map((found) => found[1].toLowerCase())
      .filter((name) => tables.has(name));
    if (named.length === 0) continue;
    const line = lineOf(text, start);
    if (slice && !store) faults.push({ file, line, rule: 'sql', message: 'SQL of a slice stands in its _store.cpp' });
    if (!/\borg_id\b/.test(value)) {
      faults.push({ file, line, rule: 'org_id', message: `a statement on ${named[0]} without org_id` });
    }
  }
  return faults;
}

/** String literals of C++, neighbours joined as the compiler joins them. */
function joinedLiterals(text) {
  const joined = [];
  const { code, literals } = scan(text);
  for (const literal of literals) {
    const last = joined.at(-1);
    if (last && code.slice(last.end, literal.start).trim() === '') {
      last.value += literal.value;
      last.end = literal.end;
    } else {
      joined.push({ ...literal });
    }
  }
  return joined;
}

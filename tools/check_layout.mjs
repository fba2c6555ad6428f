#!/usr/bin/env node
// Holds the tree to docs/architecture.md: `node tools/check_layout.mjs [ROOT]` prints `file:line: rule: what is wrong` for
// each fault and ends with status 1 when there is one. Rules and their exceptions stand in tools/layout/rules.mjs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkIncludes, checkLinks } from './layout/includes.mjs';
import { checkSource, checkText } from './layout/text.mjs';
import { checkSql, tenantTables } from './layout/sql.mjs';
import { kSkippedFolders, kTextFile } from './layout/rules.mjs';

/** @returns {Map<string, string>} path from root -> text, of every text file that is ours */
export function readTree(root) {
  const files = new Map();
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = relative(root, path);
      if (entry.isDirectory()) {
        if (!kSkippedFolders.has(entry.name) && !kSkippedFolders.has(name)) walk(path);
      } else if (entry.isFile() && kTextFile.test(name)) {
        files.set(name, readFileSync(path, 'utf8'));
      }
    }
  };
  walk(root);
  return new Map([...files].sort());
}

/** @returns {{file: string, line: number, rule: string, message: string}[]} */
export function check(root) {
  const files = readTree(root);
  const faults = [];
  const tables = tenantTables(files);
  for (const [file, text] of files) {
    faults.push(...checkText(file, text, (path) => existsSync(join(root, path))));
    if (/^src\/.*\.(cpp|hpp)$/.test(file)) {
      faults.push(...checkSource(file, text));
      faults.push(...checkSql(file, text, tables));
    }
  }
  faults.push(...checkIncludes(files), ...checkLinks(files));
  return faults;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
  const faults = check(root);
  for (const { file, line, rule, message } of faults) console.log(`${file}:${line}: ${rule}: ${message}`);
  console.log(faults.length === 0 ? 'layout: nothing to report' : `layout: ${faults.length} to mend`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

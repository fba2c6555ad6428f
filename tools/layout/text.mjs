// Length, refused words, links of documents, and `co_await` in places that g++ 12 miscompiles.
import { dirname, join, normalize } from 'node:path';
import { kLongest, kLongOnPurpose, kRefusedCode, kRefusedText } from './rules.mjs';
import { lineOf, scan } from './code.mjs';

/** Rules for every text file. `exists` says whether a path from the root is there. */
export function checkText(file, text, exists) {
  const faults = [];
  const lines = text.split('\n');
  const count = text.endsWith('\n') ? lines.length - 1 : lines.length;
  const limit = kLongest.find((rule) => rule.files.test(file) && !rule.except?.test(file));
  const allowed = kLongOnPurpose[file]?.[0] ?? limit?.lines;
  if (limit && count > allowed) {
    faults.push({ file, line: count, rule: 'length', message: `${count} lines; at most ${allowed}` });
  }
  lines.forEach((line, index) => {
    for (const { rule, text: refused, why } of kRefusedText) {
      const found = refused.exec(line);
      if (found) faults.push({ file, line: index + 1, rule, message: `"${found[0].trim()}": ${why}` });
    }
  });
  if (file.endsWith('package-lock.json')) {
    const at = text.search(/"resolved": "https?:/);
    if (at >= 0) {
      const message = 'names the registry it was made with; npm config: omit-lockfile-registry-resolved=true';
      faults.push({ file, line: lineOf(text, at), rule: 'registry', message });
    }
  }
  if (file.endsWith('.md')) faults.push(...brokenLinks(file, text, exists));
  return faults;
}

function brokenLinks(file, text, exists) {
  const faults = [];
  for (const found of text.matchAll(/\]\(([^)\s#]+)(#[^)\s]*)?\)/g)) {
    const target = found[1];
    if (/^[a-z]+:/.test(target)) continue;
    const path = normalize(join(dirname(file), target));
    if (!exists(path)) {
      faults.push({ file, line: lineOf(text, found.index), rule: 'link', message: `${target} is not there` });
    }
  }
  return faults;
}

/** Rules for C++ alone. */
export function checkSource(file, text) {
  const faults = [];
  const { code } = scan(text);
  const codeLines = code.split('\n');
  for (const { rule, code: refused, allowed, why } of kRefusedCode) {
    if (allowed.test(file)) continue;
    codeLines.forEach((line, index) => {
      const found = refused.exec(line);
      if (found) faults.push({ file, line: index + 1, rule, message: `${found[0]}: ${why}` });
    });
  }
  for (const found of code.matchAll(/\bco_await\b/g)) {
    const message = misplacedAwait(code, found.index);
    if (message) faults.push({ file, line: lineOf(code, found.index), rule: 'co_await', message });
  }
  return faults;
}

/** g++ 12 frees twice what a co_await inside ?: makes. So co_await begins a statement or an initializer, nothing else. */
function misplacedAwait(code, at) {
  const end = statementEnd(code, at);
  let start = at;
  while (start > 0 && !';{}'.includes(code[start - 1])) start--;
  if (withoutBlocks(code.slice(start, end)).includes('?')) return 'inside ?:, which g++ 12 miscompiles; give it a statement of its own';
  const before = code.slice(start, at).trimEnd();
  const allowed = before === '' || /[^=<>!+\-*/|&^%]=$/.test(before) || /\b(co_return|else|do)$/.test(before) ||
    /\(void\)$/.test(before) || /^\s*(if|for|while)\b.*\)$/s.test(before) || /^\s*(case\b[^?]*|default\s*|\w+\s*):$/.test(before) ||
    /^\s*TRY\s*\([^;]*,$/.test(before) || /^\s*TRY\s*\($/.test(before);
  return allowed ? '' : 'only as a whole statement or an initializer';
}

/** Without what stands in braces: a lambda's body holds statements of its own. */
function withoutBlocks(statement) {
  let depth = 0;
  return [...statement].filter((c) => {
    if (c === '{') depth++;
    return c === '}' ? depth-- < 0 : depth === 0;
  }).join('');
}

/** End of the statement around `at`: the next ';' outside of nested braces, or the brace that opens its block. */
function statementEnd(code, at) {
  let parens = 0;
  for (let i = at; i < code.length; i++) {
    if (code[i] === '(') parens++;
    if (code[i] === ')') parens--;
    if (code[i] === ';' || (parens <= 0 && '{}'.includes(code[i]))) return i;
  }
  return code.length;
}

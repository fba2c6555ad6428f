// Includes point downwards, into another slice only by its door, and in no circle; CMake links the same way.
import { kForeignHeaders, kRanks, kSliceRank, kTestFile } from './rules.mjs';
import { lineOf } from './code.mjs';

const kInclude = /^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]/gm;

export function checkIncludes(files) {
  const faults = [];
  const fileGraph = new Map();
  const folderGraph = new Map();
  for (const [file, text] of files) {
    if (!/^src\/.*\.(cpp|hpp)$/.test(file)) continue;
    const folder = file.split('/')[1];
    if (file.split('/').length > 2 && !(folder in kRanks)) {
      faults.push({ file, line: 1, rule: 'rank', message: `src/${folder} has no rank; give it one in tools/layout/rules.mjs` });
      continue;
    }
    const targets = [];
    for (const found of text.matchAll(kInclude)) {
      const line = lineOf(text, found.index);
      const target = found[2];
      if (found[1] === '<' || !files.has('src/' + target)) {
        faults.push(...foreign(file, line, target));
        continue;
      }
      targets.push('src/' + target);
      const message = direction(file, folder, target);
      if (message) faults.push({ file, line, rule: 'include', message });
      const to = target.split('/')[0];
      if (to !== folder && !kTestFile.test(file)) {
        if (!folderGraph.has(folder)) folderGraph.set(folder, new Map());
        if (!folderGraph.get(folder).has(to)) folderGraph.get(folder).set(to, { file, line });
      }
    }
    fileGraph.set(file, targets);
  }
  faults.push(...fileCircles(fileGraph));
  faults.push(...folderCircles(folderGraph));
  return faults;
}

/** huiyin_library(NAME LINK a b ...): every library of ours that is linked has a lower rank, or both are slices. */
export function checkLinks(files) {
  const file = 'CMakeLists.txt';
  const text = (files.get(file) ?? '').replace(/#[^\n]*/g, '');
  const faults = [];
  for (const found of text.matchAll(/huiyin_library\(\s*(\w+)([^)]*)\)/g)) {
    const [, name, rest] = found;
    for (const target of rest.split(/\s+/).filter((word) => word in kRanks)) {
      if (kRanks[target] < kRanks[name] || (kRanks[target] === kSliceRank && kRanks[name] === kSliceRank)) continue;
      faults.push({ file, line: lineOf(text, found.index), rule: 'link rank', message: `${name} links ${target}` });
    }
  }
  return faults;
}

function foreign(file, line, header) {
  return kForeignHeaders
    .filter((rule) => rule.header.test(header) && !rule.allowed.test(file))
    .map((rule) => ({ file, line, rule: 'foreign header', message: `<${header}> does not belong here: ${rule.why}` }));
}

function direction(file, folder, target) {
  const [to, ...rest] = target.split('/');
  if (to === folder) return '';
  const from = kRanks[folder];
  const rank = kRanks[to];
  if (rank === undefined) return `${target}: src/${to} has no rank`;
  if (rank < from && !(rank === kSliceRank && from > kSliceRank)) {
    return storeIsPlain(file, to) ? '' : `${target}: a store file knows the database, not HTTP`;
  }
  if (rank > from) return `${target} is of a higher rank (${rank}) than ${folder} (${from})`;
  if (rank < from) return '';  // app knows all
  if (from !== kSliceRank) return `${target} is of the same rank as ${folder}`;
  if (kTestFile.test(file)) return '';  // a test builds its world with the operations of other slices
  if (rest.join('/') === `${to}.hpp`) return '';
  return `${target}: another slice is entered by its door, ${to}/${to}.hpp`;
}

function storeIsPlain(file, to) {
  return !/_store\.(cpp|hpp)$/.test(file) || (to !== 'http' && to !== 'api');
}

/** Each circle of files is reported once, at its first file. */
function fileCircles(graph) {
  const faults = [];
  for (const circle of circles([...graph.keys()], (file) => graph.get(file) ?? [])) {
    faults.push({ file: circle[0], line: 1, rule: 'circle', message: [...circle, circle[0]].join(' -> ') });
  }
  return faults;
}

function folderCircles(graph) {
  const faults = [];
  for (const circle of circles([...graph.keys()], (folder) => [...(graph.get(folder)?.keys() ?? [])])) {
    const where = graph.get(circle[0]).get(circle[1] ?? circle[0]);
    const message = 'folders include each other: ' + [...circle, circle[0]].join(' -> ');
    faults.push({ ...where, rule: 'circle', message });
  }
  return faults;
}

/** Depth-first search; every back edge gives one circle. */
function circles(nodes, next) {
  const found = [];
  const state = new Map();  // 1: on the path, 2: done
  const path = [];
  const visit = (node) => {
    state.set(node, 1);
    path.push(node);
    for (const target of next(node)) {
      if (state.get(target) === 1) found.push(path.slice(path.indexOf(target)));
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(node, 2);
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
}

// C++ text with comments, or comments and literals, blanked out: every other character keeps its place and line.

/** @returns {{code: string, literals: {start: number, end: number, value: string}[]}} */
export function scan(text) {
  const out = text.split('');
  const literals = [];
  const blank = (from, to) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  let i = 0;
  while (i < text.length) {
    const two = text.slice(i, i + 2);
    if (two === '//') {
      const end = endOfLine(text, i);
      blank(i, end);
      i = end;
    } else if (two === '/*') {
      const close = text.indexOf('*/', i + 2);
      const end = close < 0 ? text.length : close + 2;
      blank(i, end);
      i = end;
    } else if (two === 'R"' && !/\w/.test(text[i - 1] ?? '')) {
      const open = text.indexOf('(', i);
      const close = text.indexOf(')' + text.slice(i + 2, open) + '"', open);
      const end = close < 0 ? text.length : close + (open - i - 2) + 2;
      literals.push({ start: i, end, value: text.slice(open + 1, close) });
      blank(i + 2, end - 1);
      i = end;
    } else if (text[i] === '"' || (text[i] === "'" && !/[0-9a-fA-F]/.test(text[i - 1] ?? ''))) {
      const end = endOfQuoted(text, i);
      if (text[i] === '"') literals.push({ start: i, end, value: unescape(text.slice(i + 1, end - 1)) });
      blank(i + 1, end - 1);
      i = end;
    } else {
      i++;
    }
  }
  return { code: out.join(''), literals };
}

export function lineOf(text, index) {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function endOfLine(text, from) {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function endOfQuoted(text, from) {
  let i = from + 1;
  while (i < text.length && text[i] !== text[from] && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1;
  return Math.min(i + 1, text.length);
}

function unescape(value) {
  return value.replace(/\\(.)/g, (_, c) => (c === 'n' || c === 't' ? ' ' : c));
}

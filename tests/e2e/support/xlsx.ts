// An Excel file with one sheet of texts, made on the spot: a ZIP of a few parts, packed as Excel packs them.

import { crc32, deflateRawSync } from "node:zlib";

const kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function zip(parts: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(Buffer.from(text));
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(text), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(Buffer.byteLength(text), 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, name, packed);
    directory.push(entry, name);
    at += head.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

export function xlsxOf(rows: readonly (readonly string[])[], sheet = "人员"): Buffer {
  const strings = [...new Set(rows.flat())];
  const cell = (text: string, row: number, column: number): string =>
    text ? `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="s"><v>${strings.indexOf(text)}</v></c>` : "";
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${kOffice}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
  return zip({
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "sharedStrings", "sharedStrings.xml")),
    "xl/sharedStrings.xml": `<sst xmlns="${kMain}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${kMain}"><sheetData>${rows.map((cells, row) =>
      cells.length ? `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join("")}</row>` : "").join("")}</sheetData></worksheet>`,
  });
}

// Draws what bench/growth.mjs measured: node bench/growth_plot.mjs FILE.json > docs/growth.svg
//
// One panel for each engine; both axes logarithmic; p50 as a line, p99 dotted above it.
import { readFileSync } from 'node:fs'

const rows = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const engines = [...new Set(rows.map((row) => row.engine))]
const sizes = [...new Set(rows.map((row) => row.size))].sort((a, b) => a - b)
const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'engine' && name !== 'size' && !name.includes('×'))
const colours = ['#1f5f5b', '#a8231c', '#1d4f91', '#8a5300', '#1e6b3a', '#6a3d9a', '#56626a']
const values = rows.flatMap((row) => names.flatMap((name) => (row[name] ? [row[name].p50, row[name].p99] : [])))
const low = 10 ** Math.floor(Math.log10(Math.max(0.01, Math.min(...values))))
const high = 10 ** Math.ceil(Math.log10(Math.max(...values)))
const kWide = 380, kHigh = 300, kLeft = 52, kTop = 34
const wide = kLeft + engines.length * (kWide + 30) + 120, tall = kTop + kHigh + 44
const x = (size) => (sizes.length === 1 ? kWide / 2 : 20 + ((Math.log10(size) - Math.log10(sizes[0])) / (Math.log10(sizes.at(-1)) - Math.log10(sizes[0]))) * (kWide - 40))
const y = (ms) => kHigh - ((Math.log10(ms) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))) * kHigh
const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" font-family="sans-serif" font-size="12">`, `<rect width="100%" height="100%" fill="#ffffff"/>`]
engines.forEach((engine, at) => {
  const left = kLeft + at * (kWide + 30)
  parts.push(`<g transform="translate(${left},${kTop})"><text x="${kWide / 2}" y="-14" text-anchor="middle" font-weight="bold">${engine}</text>`)
  parts.push(`<rect width="${kWide}" height="${kHigh}" fill="none" stroke="#7b8588"/>`)
  for (let ms = low; ms <= high; ms *= 10) {
    parts.push(`<line x1="0" x2="${kWide}" y1="${y(ms)}" y2="${y(ms)}" stroke="#dddddd"/>`)
    if (at === 0) parts.push(`<text x="-6" y="${y(ms) + 4}" text-anchor="end">${ms >= 1 ? ms : ms.toPrecision(1)} ms</text>`)
  }
  for (const size of sizes) parts.push(`<text x="${x(size)}" y="${kHigh + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`)
  parts.push(`<text x="${kWide / 2}" y="${kHigh + 36}" text-anchor="middle">voices</text>`)
  names.forEach((name, n) => {
    const mine = rows.filter((row) => row.engine === engine && row[name]).sort((a, b) => a.size - b.size)
    const line = (which) => mine.map((row) => `${x(row.size).toFixed(1)},${y(row[name][which]).toFixed(1)}`).join(' ')
    parts.push(`<polyline points="${line('p50')}" fill="none" stroke="${colours[n % colours.length]}" stroke-width="2"/>`)
    parts.push(`<polyline points="${line('p99')}" fill="none" stroke="${colours[n % colours.length]}" stroke-dasharray="2 3"/>`)
  })
  parts.push('</g>')
})
names.forEach((name, n) => {
  const top = kTop + 14 + n * 20, left = wide - 112
  parts.push(`<line x1="${left}" x2="${left + 22}" y1="${top - 4}" y2="${top - 4}" stroke="${colours[n % colours.length]}" stroke-width="2"/><text x="${left + 28}" y="${top}">${name}</text>`)
})
parts.push(`<text x="${wide - 112}" y="${kTop + 30 + names.length * 20}">line: p50</text><text x="${wide - 112}" y="${kTop + 46 + names.length * 20}">dotted: p99</text></svg>`)
process.stdout.write(`${parts.join('\n')}\n`)

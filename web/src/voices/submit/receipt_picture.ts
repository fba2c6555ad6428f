// The receipt as a picture, drawn on the device.
import type { Squares } from './receipt_qr'

export interface PictureLines {
  site: string
  title: string
  groups: readonly string[]
  date: string
  foot: string
  squares?: Squares
}

const kFont = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

function drawSquares(pen: CanvasRenderingContext2D, squares: Squares, x: number, y: number, size: number): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(x, y, size, size)
  pen.fillStyle = '#000000'
  const step = Math.floor(size / squares.length)
  const left = Math.floor((size - step * squares.length) / 2)
  squares.forEach((line, row) => line.forEach((dark, column) => dark && pen.fillRect(x + left + column * step, y + left + row * step, step, step)))
}

export function drawReceipt(lines: PictureLines): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = 720
  canvas.height = 520
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(undefined)
  pen.fillStyle = '#f6f4ef'
  pen.fillRect(0, 0, 720, 520)
  pen.fillStyle = '#1f5f5b'
  pen.fillRect(0, 0, 720, 88)
  const write = (text: string, x: number, y: number, font: string, colour: string, most = 720 - 2 * x) => {
    pen.font = font
    pen.fillStyle = colour
    pen.fillText(text, x, y, most)
  }
  write(lines.site, 40, 56, `600 30px ${kFont}`, '#ffffff')
  write(lines.title, 40, 148, `26px ${kFont}`, '#56626a')
  const code = `700 52px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace`
  write(lines.groups.slice(0, 3).join('  '), 40, 228, code, '#1f2a2e')
  write(lines.groups.slice(3).join('  '), 40, 308, code, '#1f2a2e')
  write(lines.date, 40, 386, `26px ${kFont}`, '#1f2a2e')
  write(lines.foot, 40, 452, `24px ${kFont}`, '#56626a', 470)
  if (lines.squares) drawSquares(pen, lines.squares, 532, 340, 148)
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'))
}

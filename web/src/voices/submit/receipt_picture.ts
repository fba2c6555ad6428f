// The receipt as a picture, drawn on the device.
export interface PictureLines {
  site: string
  title: string
  groups: readonly string[]
  date: string
  foot: string
}

const kFont = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

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
  const write = (text: string, x: number, y: number, font: string, colour: string) => {
    pen.font = font
    pen.fillStyle = colour
    pen.fillText(text, x, y, 720 - 2 * x)
  }
  write(lines.site, 40, 56, `600 30px ${kFont}`, '#ffffff')
  write(lines.title, 40, 148, `26px ${kFont}`, '#56626a')
  const code = `700 52px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace`
  write(lines.groups.slice(0, 3).join('  '), 40, 228, code, '#1f2a2e')
  write(lines.groups.slice(3).join('  '), 40, 308, code, '#1f2a2e')
  write(lines.date, 40, 386, `26px ${kFont}`, '#1f2a2e')
  write(lines.foot, 40, 452, `24px ${kFont}`, '#56626a')
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'))
}

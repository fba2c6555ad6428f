// The parts of a ZIP file, unpacked one by one and never beyond a limit: what a part says of its own size is not believed.
import { Inflate } from 'fflate'

export type FileTrouble = 'large' | 'locked' | 'damaged' | 'old' | 'other' | 'empty'
export class FileProblem extends Error {
  constructor(readonly trouble: FileTrouble) {
    super(trouble)
  }
}

const kMostParts = 5000
const kPiece = 4096 // packed bytes at a time: at most 4 MB come out of it before the limit is looked at

interface Part {
  method: number
  locked: boolean
  packed: number
  header: number
}

export class Zip {
  private readonly parts = new Map<string, Part>()
  private readonly view: DataView
  private left: number

  constructor(
    private readonly bytes: Uint8Array,
    mostUnpacked: number,
  ) {
    this.left = mostUnpacked
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    try {
      this.readDirectory()
    } catch (fault) {
      throw fault instanceof FileProblem ? fault : new FileProblem('damaged')
    }
  }

  has(path: string): boolean {
    return this.parts.has(path.toLowerCase())
  }

  // The text of a part; undefined where there is none of that name.
  text(path: string): string | undefined {
    const part = this.parts.get(path.toLowerCase())
    if (!part) return undefined
    if (part.locked) throw new FileProblem('locked')
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.unpack(part))
    } catch (fault) {
      throw fault instanceof FileProblem ? fault : new FileProblem('damaged')
    }
  }

  // The directory stands at the end; its last record may be followed by a comment of up to 64 KB.
  private readDirectory(): void {
    const { view, bytes } = this
    let end = bytes.length - 22
    const first = Math.max(0, end - 0xffff)
    while (end >= first && view.getUint32(end, true) !== 0x06054b50) end--
    if (end < first) throw new FileProblem('damaged')
    const count = view.getUint16(end + 10, true)
    if (count > kMostParts) throw new FileProblem('large')
    let at = view.getUint32(end + 16, true)
    for (let n = 0; n < count; n++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new FileProblem('damaged')
      const nameLength = view.getUint16(at + 28, true)
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const part = {
        locked: Boolean(view.getUint16(at + 8, true) & 1),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        header: view.getUint32(at + 42, true),
      }
      this.parts.set(name.replace(/\\/g, '/').toLowerCase(), part)
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  }

  private unpack({ method, packed, header }: Part): Uint8Array {
    const { view, bytes } = this
    if (view.getUint32(header, true) !== 0x04034b50) throw new FileProblem('damaged')
    const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    if (from + packed > bytes.length || (method !== 0 && method !== 8)) throw new FileProblem('damaged')
    const body = bytes.subarray(from, from + packed)
    if (method === 0) {
      this.take(body.length)
      return body
    }
    const pieces: Uint8Array[] = []
    let ended = false
    const inflate = new Inflate((piece, last) => {
      this.take(piece.length)
      pieces.push(piece)
      ended = last
    })
    for (let at = 0; at < body.length; at += kPiece) inflate.push(body.subarray(at, at + kPiece), at + kPiece >= body.length)
    if (!ended) throw new FileProblem('damaged')
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
    let to = 0
    for (const piece of pieces) {
      whole.set(piece, to)
      to += piece.length
    }
    return whole
  }

  private take(size: number): void {
    this.left -= size
    if (this.left < 0) throw new FileProblem('large')
  }
}

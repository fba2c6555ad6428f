// A photo made small on the device: fewer bytes to send, and nothing of the camera's notes (place, time, model) in them. The
// server does the same again; this spares the network and whoever listens on it.
const kEdge = 1600
const kQuality = 0.8
export const kMostBytes = 12 * 1024 * 1024
const kTypes = ['image/jpeg', 'image/png', 'image/webp']

export type Trouble = 'format' | 'large'
export interface Shrunk {
  blob?: Blob
  trouble?: Trouble
}

export function fitInto(width: number, height: number, edge = kEdge): [number, number] {
  const scale = Math.min(1, edge / Math.max(width, height))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

function open(url: string): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const image = new Image()
    image.onload = () => done(image)
    image.onerror = () => fail(new Error('not a picture'))
    image.src = url
  })
}

function encode(image: HTMLImageElement): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = fitInto(image.naturalWidth, image.naturalHeight)
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(undefined)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', kQuality))
}

// The file itself where the browser cannot draw it but the server may be able to read it.
export function asItIs(file: Blob): Shrunk {
  if (!kTypes.includes(file.type)) return { trouble: 'format' }
  return file.size > kMostBytes ? { trouble: 'large' } : { blob: file }
}

export async function shrink(file: Blob): Promise<Shrunk> {
  const url = URL.createObjectURL(file)
  try {
    const blob = await encode(await open(url))
    return blob?.type === 'image/jpeg' ? { blob } : asItIs(file)
  } catch {
    return asItIs(file)
  } finally {
    URL.revokeObjectURL(url)
  }
}

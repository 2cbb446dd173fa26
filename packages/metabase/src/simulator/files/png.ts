import { concat, crc32 } from './crc32.js'

const WIDTH = 400
const BAR_HEIGHT = 12
const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

/** A bar for each value, as a grey PNG of 400 pixels in width. */
export async function drawBars(values: readonly number[]): Promise<Uint8Array> {
  const most = Math.max(1, ...values)
  const height = Math.max(1, values.length) * BAR_HEIGHT
  const pixels = new Uint8Array(height * (WIDTH + 1)).fill(255)
  for (let line = 0; line < height; line += 1) {
    // Each line begins with its filter: none.
    pixels[line * (WIDTH + 1)] = 0
    const length = Math.round((Math.max(0, values[Math.floor(line / BAR_HEIGHT)] ?? 0) / most) * WIDTH)
    if (line % BAR_HEIGHT > 2) pixels.fill(90, line * (WIDTH + 1) + 1, line * (WIDTH + 1) + 1 + length)
  }
  const size = concat([toBytes(WIDTH), toBytes(height)])
  return concat([
    SIGNATURE,
    createChunk('IHDR', concat([size, Uint8Array.of(8, 0, 0, 0, 0)])),
    createChunk('IDAT', await deflate(pixels)),
    createChunk('IEND', new Uint8Array()),
  ])
}

function createChunk(name: string, data: Uint8Array): Uint8Array {
  const content = concat([new TextEncoder().encode(name), data])
  return concat([toBytes(data.byteLength), content, toBytes(crc32(content))])
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Response(bytes as BodyInit).body?.pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream as BodyInit).arrayBuffer())
}

/** A number of four bytes, the highest first. */
function toBytes(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

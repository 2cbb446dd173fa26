import type { JsonPiece } from '@hub/ants-client/editor'

/** What the pieces are once they are sent one behind the other. */
export function joinText(pieces: readonly JsonPiece[]): string {
  return pieces.map(textOfPiece).join('')
}

function textOfPiece(piece: JsonPiece): string {
  if (typeof piece === 'string') return piece
  if (piece instanceof Uint8Array) return Buffer.from(piece).toString()
  const bytes = Buffer.alloc(piece.byteLength)
  piece.writeTo(bytes, 0)
  return bytes.toString()
}

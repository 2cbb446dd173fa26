import { crc32, inflateRawSync } from 'node:zlib'
import { joinChecksums, type ReadyBytes } from '@hub/ants-client/editor'

/** The text of the pieces once they are sent one behind the other: plain pieces, or inflated ones whose checksums must be right. */
export function joinText(pieces: Iterable<ReadyBytes>, isGzip = false): string {
  const all = [...pieces]
  const bytes = Buffer.concat(all.map((piece) => piece.bytes))
  // An empty last block ends what pieces never end.
  const text = isGzip ? inflateRawSync(Buffer.concat([bytes, Buffer.from([3, 0])])) : bytes
  const sum = all.reduce(joinChecksums, { crc: 0, length: 0 })
  const expected = { crc: isGzip ? crc32(text) : 0, length: text.length }
  if (sum.length !== expected.length || sum.crc !== expected.crc)
    throw new Error(`The pieces say ${JSON.stringify(sum)} of a text of ${JSON.stringify(expected)}.`)
  return text.toString()
}

interface Searched {
  search: (search: { meeting_point_ids: readonly string[]; isGzip: boolean } & SearchWords) => Iterable<ReadyBytes>
}

interface SearchWords {
  start_date: string
  end_date: string
  reason: 'CNI' | 'PASSPORT' | 'CNI-PASSPORT'
  documents_number: number
}

/** The JSON array of one meeting point, the same plain and in gzip; undefined when it is unknown. */
export function readList({ search }: Searched, id: string, words: SearchWords): string | undefined {
  const [plain, inflated] = [false, true].map((isGzip) =>
    joinText(search({ ...words, meeting_point_ids: [id], isGzip }), isGzip),
  )
  if (plain !== inflated || plain === undefined) throw new Error(`In gzip ${inflated}, plain ${plain}.`)
  return plain === '{}' ? undefined : plain.slice(`{${JSON.stringify(id)}:`.length, -1)
}

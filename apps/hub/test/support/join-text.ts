import { gunzipSync } from 'node:zlib'

/** The text of the pieces once they are sent one behind the other. A piece is good until the next one is asked for. */
export function joinText(pieces: Iterable<Uint8Array>, isGzip = false): string {
  const bytes = Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)))
  return (isGzip ? gunzipSync(bytes) : bytes).toString()
}

interface Searched {
  search: (search: { meeting_point_ids: readonly string[]; isGzip: boolean } & SearchWords) => Iterable<Uint8Array>
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

// A file of 200 MB from a Metabase through the hub to a partner: what the hub keeps of it.
import { createServer } from 'node:http'
import { phase } from '../slots/phase.ts'
import { HEADERS, startPartnerHub } from './hub.ts'

const CHUNK = Buffer.from(`${'x'.repeat(99)}\n`.repeat(10_000))
const CHUNKS = 200
/** How often the hub's heap is measured on the way. */
const LOOKS = 10
const LIMIT = 300

export function benchExportedCard(): Promise<void> {
  return phase('an export through the hub', LIMIT, async (keep) => {
    const metabase = createServer(async ({ url }, response) => {
      if (!url?.includes('/dashcard/')) {
        response.setHeader('content-type', 'application/json')
        response.end('{"name":"Invented","dashcards":[{"id":51,"card_id":12}]}')
        return
      }
      response.writeHead(202, { 'content-type': 'text/csv' })
      for (let sent = 0; sent < CHUNKS; sent++)
        if (!response.write(CHUNK)) await new Promise((resolve) => response.once('drain', resolve))
      response.end()
    })
    await new Promise<void>((resolve) => metabase.listen(0, '127.0.0.1', resolve))
    keep(() => void metabase.close())
    const address = metabase.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const env = {
      METABASE_SITE_URL: `http://127.0.0.1:${port}`,
      METABASE_SECRET_KEY: 'an-invented-secret-of-metabase',
      METABASE_DASHBOARDS: '{"5":[]}',
    }
    const hub = await startPartnerHub(keep, { live: 'links', env })
    // Bytes on their way are beside the heap.
    const measure = async (): Promise<number> => {
      const { heapUsed, external } = await hub.ask('memory')
      return heapUsed + external
    }
    const idle = await measure()
    const response = await fetch(`${hub.url}/api/v1/dashboards/5/cards/12/csv`, { headers: HEADERS })
    if (response.status !== 200 || !response.body) throw new Error(`The hub answered ${response.status}.`)
    let size = 0
    let looked = 0
    let most = 0
    for await (const part of response.body) {
      size += part.byteLength
      if (size < ((looked + 1) * CHUNKS * CHUNK.length) / LOOKS) continue
      looked += 1
      most = Math.max(most, (await measure()) - idle)
    }
    if (size !== CHUNKS * CHUNK.length) throw new Error(`Only ${size} bytes came.`)
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
    console.log(
      `An export of ${megabytes(size)} MB through the hub: ${megabytes(most)} MB of heap more than idle (goal 30)\n`,
    )
  })
}

// What an answer of the directory costs that is kept in memory, beside the sending of its bytes.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BASELINE, startContender } from '../slots/contenders.ts'
import { measureCosts } from '../slots/costs.ts'
import { openConnections } from '../slots/load.ts'
import { phase } from '../slots/phase.ts'
import { createFolder } from '../slots/storage.ts'
import { HEADERS, startPartnerHub } from './hub.ts'

const PATH = '/api/v1/addresses?q=rue+des+lilas&limit=5'
const HUB = 'hub'
/** Seconds, on a machine that is busy with other things. */
const LIMIT = 300

export function benchCachedAddress(): Promise<void> {
  return phase('a cached address answer', LIMIT, async (keep) => {
    const hub = await startPartnerHub(keep)
    const connections = openConnections(1)
    keep(() => connections.close())
    await connections.send(hub.url + PATH, { headers: HEADERS })
    const { status, size, body, headers } = await connections.send(hub.url + PATH, { headers: HEADERS, keepBody: true })
    if (status !== 200 || !headers['cache-status']?.includes('hit'))
      throw new Error('The answer is not from the cache.')
    const file = join(await createFolder(keep), 'answer.json')
    await writeFile(file, body)
    const baseline = { process: await startContender(BASELINE, file, keep), path: PATH, headers: HEADERS, size }
    const costs = await measureCosts(
      new Map([
        [BASELINE, baseline],
        [HUB, { process: hub, path: PATH, headers: HEADERS, size }],
      ]),
    )
    const [base = Number.NaN, own = Number.NaN] = [costs.get(BASELINE), costs.get(HUB)]
    console.log(`A cached address answer (${size} bytes): ${(base / own).toFixed(2)} of ${BASELINE} (goal 0.40)`)
    console.log(`  ${BASELINE} ${Math.round(base)} µs, ${HUB} ${Math.round(own)} µs\n`)
  })
}

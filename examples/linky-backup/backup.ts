import { appendFile, readFile, truncate } from 'node:fs/promises'
import { createEnedisClient, hasHistoryCursor } from '@hub/enedis-client'

const { ENEDIS_CLIENT_ID, ENEDIS_CLIENT_SECRET, ENEDIS_API_URL, BACKUP_FILE = 'linky.jsonl' } = process.env
const [usagePointId = '', start = '', end = ''] = process.argv.slice(2)

const enedis = createEnedisClient({
  environment: 'production',
  baseUrl: ENEDIS_API_URL,
  clientId: ENEDIS_CLIENT_ID,
  clientSecret: ENEDIS_CLIENT_SECRET,
  logger: console,
})

/**
 * The cursor after the last window that was written; `undefined` at the beginning, null when all is there. Half a line, of a program that
 * was killed or a disk that was full, is cut off: its window is asked for again.
 */
async function readCursor(): Promise<string | null | undefined> {
  const bytes = await readFile(BACKUP_FILE).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const length = bytes.lastIndexOf('\n') + 1
  if (length < bytes.length) await truncate(BACKUP_FILE, length)
  const last = bytes.subarray(0, length).toString().trimEnd().split('\n').at(-1)
  return last ? (JSON.parse(last) as { next: string | null }).next : undefined
}

const cursor = await readCursor()
if (cursor === null) console.log('complete already')
else {
  const history = enedis.getHistory(
    { usagePointId, series: 'dailyConsumption', start, end, windowDays: 30, cursor },
    { onProgress: ({ done, total }) => console.log(`${done} of ${total} days`) },
  )
  try {
    // The cursor stands in the line of its window: both are written, or none.
    for await (const window of history) await appendFile(BACKUP_FILE, `${JSON.stringify(window)}\n`)
    console.log('complete')
  } catch (error) {
    if (!hasHistoryCursor(error)) throw error
    // What was written stays: start it again to go on.
    console.error(`${error.message}; start again to go on`)
    process.exitCode = 1
  }
}

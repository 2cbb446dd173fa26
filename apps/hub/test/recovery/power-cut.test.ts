// The power goes while people book on the embedded database: what was acknowledged is on the disk.
//
// The disk is a file that holds a file system. A copy of that file is the disk of the moment: what the system had not yet written down
// is not in it.
import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startAnts } from '../support/ants-process.js'
import { authorization, bookAll, liveEnvironment, PLACE } from '../support/bookers.js'
import { startLive } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { mount, run, withoutMounts } from '../support/small-disk.js'
import { report, times } from '../support/thorough.js'

const ROUNDS = times(1, 20)
const BOOKINGS = 20

async function canLoop(): Promise<boolean> {
  if (withoutMounts !== '') return false
  const directory = await mkdtemp(join(tmpdir(), 'hub-loop-'))
  try {
    const image = join(directory, 'image')
    await writeFile(image, '')
    await truncate(image, 16 * 1_048_576)
    await run('mkfs.ext4', ['-q', image])
    await using _ = await mount('-o', 'loop', image)
    return true
  } catch {
    return false
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
const isPossible = await canLoop()
const reason = isPossible ? '' : ': SKIPPED, no disk in a file can be mounted here'

describe.skipIf(!isPossible)(`a power cut${reason}`, () => {
  test(`${ROUNDS} times: no acknowledged appointment is lost`, { timeout: 900_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'hub-power-'))
    await using ants = await startAnts()
    const numbers = Array.from({ length: ROUNDS * BOOKINGS }, (_, index) => `P${String(index).padStart(9, '0')}`)
    await ants.validate(numbers)
    const image = (round: number): string => join(directory, `image-${round}`)
    try {
      await writeFile(image(0), '')
      await truncate(image(0), 400 * 1_048_576)
      await run('mkfs.ext4', ['-q', image(0)])
      const acknowledged = new Map<string, string>()
      for (let round = 0; round <= ROUNDS; round += 1) {
        await using disk = await mount('-o', 'loop,commit=300', image(round))
        const environment = liveEnvironment(
          { config: { dataDirectory: join(disk.directory, 'hub') }, [Symbol.asyncDispose]: async () => {} },
          ants.url,
        )
        const { hub, url } = await startLive(environment)
        await using _ = hub
        expect(await listed(url)).toEqual(acknowledged)
        if (round === ROUNDS) break
        if (round === 0) await publish(url)
        const some = numbers.slice(round * BOOKINGS, (round + 1) * BOOKINGS)
        for (const [number, page] of await bookAll({ url: () => url, numbers: some })) acknowledged.set(number, page)
        await copyFile(image(round), image(round + 1))
        hub.child.kill('SIGKILL')
        await hub.ended
        await rm(image(round))
      }
      report('power cuts', { cuts: ROUNDS, acknowledged: acknowledged.size, lost: 0 })
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})

async function publish(url: string): Promise<void> {
  const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
  const response = await fetch(`${url}/api/v1/agenda`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/json' },
    body: JSON.stringify(agenda(meetingPoint(PLACE, { openings }))),
  })
  expect(response.status).toBe(200)
}

/** Management pages by number. */
async function listed(url: string): Promise<Map<string, string>> {
  const response = await fetch(`${url}/api/v1/appointments?limit=500`, { headers: authorization() })
  const { items } = (await response.json()) as {
    items: { applications: { application_id: string; management_url: string }[] }[]
  }
  return new Map(
    items.flatMap(({ applications }) => applications.map((each) => [each.application_id, each.management_url])),
  )
}

// What an operator meets who starts the program with nothing configured.
import { exec } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { createEmptyDirectory } from '../support/engines.js'
import { startServing } from '../support/hub-process.js'

const shell = promisify(exec)
const windows = process.platform === 'win32'

let output = ''
let answers: { points: unknown; slots: string; partner: unknown; secretMode: number; status: number | null }

beforeAll(async () => {
  await using storage = await createEmptyDirectory()
  const { hub, url } = await startServing({ HUB_DATA_DIR: storage.config.dataDirectory })
  const [antsLine = '', partnerLine = ''] = hub.output.stdout
    .split('\n')
    .filter((line) => line.trim().startsWith('curl'))
  const points = JSON.parse((await shell(`${antsLine} -s --fail`)).stdout) as unknown
  const partner = JSON.parse((await shell(`${partnerLine} -s --fail`)).stdout) as unknown
  const slots = await (await fetch(`${url}/api/ants/availableTimeSlots`)).text()
  const { mode } = await stat(join(storage.config.dataDirectory, 'demo-secrets.json'))
  hub.child.kill('SIGTERM')
  answers = { points, partner, slots, secretMode: mode & 0o777, status: await hub.ended }
  output = hub.output.stdout
})

describe('the first start, with nothing configured', () => {
  test('says where everything is before anything else', () => {
    const [first = '', ...rest] = output.split('\n')
    expect(first).toMatch(/^The hub is ready/)
    const banner = rest.slice(0, 8).join('\n')
    for (const path of [
      '/docs',
      '/api/ants/getManagedMeetingPoints',
      '/api/ants/availableTimeSlots',
      '/api/ants/searchApplicationIds',
    ]) {
      expect(banner).toContain(path)
    }
  })

  test('its curl lines work when pasted, over the demo agenda', () => {
    expect(answers.points).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: expect.any(String), zip_code: expect.any(String) })]),
    )
    expect(answers.partner).toMatchObject({ items: expect.any(Array), next_cursor: null })
  })

  test('without the token nobody is answered', () => {
    expect(JSON.parse(answers.slots)).toHaveProperty('detail')
  })

  test.skipIf(windows)('the demo secrets are readable by their owner only', () => {
    expect(answers.secretMode).toBe(0o600)
  })

  test.skipIf(windows)('it stops cleanly on SIGTERM', () => {
    expect(answers.status).toBe(0)
  })
})

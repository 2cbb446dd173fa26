// The stories of convergence.test.ts with the booking service and the store in SQL, on both engines, in process and over HTTP.
// First: the schemas of routes take their descriptions from a library that must be loaded before any schema is made.
import { sharedHub } from './support/shared-hub.js'
import { serve } from '@hono/node-server'
import { createAntsSimulator } from '@hub/ants-client/simulator'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { beforeAll, test } from 'vitest'
import { playStory, PLACES, type Stage } from './convergence/database-story.js'
import { describeOnEachEngine } from './support/engines.js'
import { agenda, meetingPoint } from './support/points.js'
import { report, times } from './support/thorough.js'

const STORIES = times(16, 400)
const OVER_HTTP = times(8, 100)

describeOnEachEngine('stories with faults at random', ({ createStorage, name }) => {
  const hub = sharedHub(createStorage)
  let stage: Stage

  beforeAll(async () => {
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    const points = PLACES.map(({ meeting_point_id }) => meetingPoint(meeting_point_id, { openings }))
    await hub.partner('/api/v1/agenda', { method: 'POST', body: JSON.stringify(agenda(...points)) })
    stage = { database: hub.database, keyring: hub.keyring, simulator: createAntsSimulator() }
  })

  test(`${STORIES} in process`, async () => {
    for (let seed = 1; seed <= STORIES; seed += 1) await playStory(stage, seed, 4 + (seed % 2))
    report(`stories in process (${name})`, { stories: STORIES })
  })

  test(`${OVER_HTTP} over HTTP`, async () => {
    const { simulator } = stage
    const server = serve({ fetch: (request) => simulator.fetch(request), port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      const overHttp = { ...stage, fetch: (request: Request) => fetch(request), baseUrl }
      for (let seed = 1_001; seed <= 1_000 + OVER_HTTP; seed += 1) await playStory(overHttp, seed, 4 + (seed % 2))
      report(`stories over HTTP (${name})`, { stories: OVER_HTTP })
    } finally {
      server.close()
    }
  })
})

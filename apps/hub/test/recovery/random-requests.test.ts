// Requests as a partner, a citizen, ANTS or a sender of webhooks makes them, with all that can be wrong in them: the hub answers each as
// its document says, stays alive, and needs no more memory in the end than in the beginning.
//
// HUB_TEST_SEED repeats a run; HUB_TEST_REQUESTS says how many requests are sent in all, half of them on each engine.
import { expect, test } from 'vitest'
import { type AntsProcess, startAnts } from '../support/ants-process.js'
import { liveEnvironment } from '../support/bookers.js'
import { describeOnEachEngine } from '../support/engines.js'
import { createChooser } from '../support/fuzz/chooser.js'
import { exchange, requestBytes, type FuzzedRequest } from '../support/fuzz/exchange.js'
import { answerJudge } from '../support/fuzz/judge-answer.js'
import { residentMemory } from '../support/fuzz/resident-memory.js'
import { writeRequest } from '../support/fuzz/spoil-request.js'
import { createRequests, type Learned, PLACES } from '../support/fuzz/valid-requests.js'
import { startLive } from '../support/hub-process.js'
import { type InsertionProcess, startInsertion } from '../support/insertion-process.js'
import type { OpenApiDocument } from '../support/openapi-answers.js'
import { agenda, meetingPoint } from '../support/points.js'
import { report, times } from '../support/thorough.js'

const REQUESTS = Math.ceil(Number(process.env.HUB_TEST_REQUESTS ?? times(2_000, 1_000_000)) / 2)
const SEED = Number(process.env.HUB_TEST_SEED ?? Date.now() % 1_000_000)
const AT_ONCE = 6
/** Of the memory after two tenths of the requests, at most. How flat it is in a long run is told by the counts. */
const GROWTH = 2
const KEPT = 50
/** Each may ask 600 times a minute. */
const KEYS = Array.from({ length: 100 }, (_, index) => `random-requests-key-${index}-0123456789abcdefghij`)
const NUMBERS = Array.from({ length: 2_000 }, (_, index) => `R${String(index).padStart(9, '0')}`)

/** Every tenth key is not granted most of what there is to ask. */
const apiKeys = KEYS.map(
  (key, index) => `partner-${index}:${key}:${index % 10 === 9 ? 'rdv-insertion' : 'ants+rdv-insertion'}`,
)

function createEnvironment(base: Record<string, string>, insertion: InsertionProcess): Record<string, string> {
  return {
    ...base,
    ...insertion.environment,
    HUB_FEATURES: 'ants,rdv-insertion',
    HUB_API_KEYS: apiKeys.join(','),
  }
}

async function readDocument(url: string): Promise<OpenApiDocument> {
  return (await (await fetch(`${url}/openapi.json`)).json()) as OpenApiDocument
}

/** A request as bytes that can be sent again by hand. */
function described(request: FuzzedRequest): string {
  return JSON.stringify(requestBytes(request).toString('latin1')).slice(0, 3_000)
}

function learn(text: string, learned: Learned): void {
  const { id, applications = [] } = JSON.parse(text) as { id?: string; applications?: { management_url: string }[] }
  if (id === undefined) return
  learned.appointments.push(id)
  learned.pages.push(...applications.map(({ management_url }) => new URL(management_url).pathname))
  for (const list of [learned.appointments, learned.pages]) list.splice(0, list.length - KEPT)
}

describeOnEachEngine('random requests', ({ createStorage }) => {
  test(`${REQUESTS} of them: none answered 500, each as the document says, memory flat`, {
    timeout: 300_000 + REQUESTS * 200,
  }, async () => {
    await using storage = await createStorage()
    await using ants: AntsProcess = await startAnts()
    await using insertion = await startInsertion()
    await ants.validate(NUMBERS)
    const { hub, url } = await startLive(createEnvironment(liveEnvironment(storage, ants.url), insertion))
    await using _hub = hub
    const port = Number(new URL(url).port)
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 50 }]
    const published = await fetch(`${url}/api/v1/agenda`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEYS[0]}`, 'content-type': 'application/json' },
      body: JSON.stringify(agenda(...PLACES.map((id) => meetingPoint(id, { openings })))),
    })
    expect(published.status).toBe(200)

    const document = await readDocument(url)
    const judge = answerJudge(document)
    const choose = createChooser(SEED)
    const learned: Learned = { appointments: [], pages: [] }
    const known = {
      document,
      apiKeys: KEYS,
      antsToken: 'token-of-ants-0123456789',
      insertionSecret: insertion.environment.RDV_INSERTION_WEBHOOK_SECRETS ?? '',
      solidaritesSecret: insertion.environment.RDV_SOLIDARITES_WEBHOOK_SECRETS ?? '',
      numbers: NUMBERS,
    }
    const nextParts = createRequests(known, learned, choose)
    const answers = new Map<string, number>()
    const mistakes: string[] = []
    const memory: number[] = []
    let sent = 0
    let booked = 0
    const lane = async (): Promise<void> => {
      while (sent < REQUESTS && mistakes.length < 20) {
        sent += 1
        if (sent % Math.ceil(REQUESTS / 10) === 0) memory.push(residentMemory(hub.child.pid) ?? 0)
        const request = writeRequest(nextParts(), choose)
        const answer = await exchange(port, request)
        const mistake = judge(request, answer)
        if (mistake !== undefined) mistakes.push(`${mistake}\n  ${described(request)}\n  ${answer?.text.slice(0, 400)}`)
        const kind = String(answer?.status ?? 'none')
        answers.set(kind, (answers.get(kind) ?? 0) + 1)
        if (answer?.status === 201 && request.target.startsWith('/api/v1/appointments')) {
          booked += 1
          learn(answer.text, learned)
        }
      }
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    const seconds = (performance.now() - start) / 1_000

    const [, early = 0] = memory
    const late = memory.at(-1) ?? 0
    const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
    report(`random requests (seed ${SEED})`, {
      requests: sent,
      booked,
      'a second': Math.round(sent / seconds),
      ...Object.fromEntries(
        [...answers.keys()]
          .toSorted((one, other) => one.localeCompare(other))
          .map((status) => [`of ${status}`, answers.get(status) ?? 0]),
      ),
      'memory after each tenth': memory.map(megabytes).join(' '),
      'growth from the second to the last': `${Math.round((late / early - 1) * 100)} %`,
    })
    expect(mistakes, `seed ${SEED}`).toEqual([])
    expect(hub.child.exitCode).toBeNull()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    // Otherwise nothing but the first checks was reached.
    expect([...answers.keys()]).toEqual(expect.arrayContaining(['200', '201', '303', '401', '404', '422']))
    expect(booked).toBeGreaterThan(0)
    if (early > 0) expect(late).toBeLessThan(early * GROWTH)
  })
})

import { describe, it } from 'vitest'
import {
  adjustForOtherContent,
  adjustForStreams,
  assertFaultHandled,
  type Fault,
  type FaultCase,
  type FaultLimits,
  faults,
} from '../src/faults/index.js'
import { collect, createFilesClient, source, TOKEN } from './files-api.js'

const secret = 'secret-canary-77'
const secrets = [TOKEN, secret]
const answer = { weight: 12 }

const change = (fault: Fault, changes: Partial<Fault>): Fault => Object.assign({}, fault, changes)
const forOtherContent = faults.flatMap((fault) => adjustForOtherContent(fault) ?? [])
const forStreams = faults.flatMap((fault) => adjustForStreams(fault, { retry: 'never' }) ?? [])
const withoutStalls = faults.flatMap((fault) => adjustForStreams(fault, { retry: 'safe' }) ?? [])
const forStreamedUploads = faults.map((fault) => change(fault, { repeated: false }))

type Client = ReturnType<typeof createFilesClient>
const subject = (retry: FaultCase['retry'], call: (client: Client) => Promise<unknown>): FaultCase => ({
  retry,
  answer,
  secrets,
  call: (limits: FaultLimits) => call(createFilesClient(limits)),
})

const file = (content: string | ReadableStream<Uint8Array>) => ({ content, filename: `${secret}.csv` })
const form = { client_id: secret, client_secret: secret }
const parse = (text: string): unknown => JSON.parse(text)

const subjects: Record<string, [readonly Fault[], FaultCase]> = {
  'a form (safe)': [faults, subject('safe', (client) => client.createToken(form))],
  'a multipart body (idempotent)': [
    faults,
    subject('idempotent', (client) => client.importFile({ data: file(secret), postcode: secret })),
  ],
  'a multipart body with a stream (idempotent)': [
    forStreamedUploads,
    subject('idempotent', (client) => client.importFile({ data: file(source([secret]).stream), postcode: secret })),
  ],
  'a streamed upload (idempotent)': [
    forStreamedUploads,
    subject('idempotent', (client) => client.replaceFile(source([secret, secret]).stream)),
  ],
  'text (safe)': [forOtherContent, subject('safe', async (client) => parse(await client.getText()))],
  'bytes (safe)': [
    forOtherContent,
    subject('safe', async (client) => parse(new TextDecoder().decode(await client.getBytes()))),
  ],
  'a stream (safe)': [withoutStalls, subject('safe', async (client) => parse(await collect(await client.getStream())))],
  'a stream (never)': [
    forStreams,
    subject('never', async (client) => parse(await collect(await client.startExport()))),
  ],
}

describe.each([
  ['idle', false],
  ['collecting garbage all the time', true],
])('while the collector is %s', (_, collectGarbage) => {
  describe.concurrent.each(Object.entries(subjects))('%s', (_name, [rows, kind]) => {
    it.each(rows)('$name', (fault) => assertFaultHandled(fault, kind, { collectGarbage }))
  })
})

// Traces of a running hub, as a collector of OpenTelemetry receives them.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startServing } from '../support/hub-process.js'
import { usedDirectory } from '../support/used-directory.js'

interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes: { key: string; value: Record<string, unknown> }[]
}
interface Sent {
  resourceSpans: {
    resource: { attributes: SentSpan['attributes'] }
    scopeSpans: { spans: SentSpan[] }[]
  }[]
}

async function startCollector() {
  const received: Sent[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      if (request.url === '/v1/traces') received.push(JSON.parse(text) as Sent)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received }
}

const toValues = (attributes: SentSpan['attributes']) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

// Windows has no signals: a process there is ended without being asked, and sends nothing more.
describe.skipIf(process.platform === 'win32')('OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  test('gets a span of each request in the trace of its sender, with those of the calls that it makes', async () => {
    const collector = await startCollector()
    await using directory = await usedDirectory()
    const environment = {
      ...directory.environment,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_SERVICE_NAME: 'hub-valbrume',
    }
    const { hub, url } = await startServing(environment)
    await using _hub = hub
    const file = join(directory.environment.HUB_DATA_DIR, 'demo-secrets.json')
    const { api_key } = JSON.parse(await readFile(file, 'utf8')) as { api_key: string }
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const headers = { authorization: `Bearer ${api_key}`, traceparent: `00-${traceId}-b7ad6b7169203331-01` }
    const response = await fetch(`${url}/api/v1/communes?postcode=59999`, { headers })
    expect(response.status).toBe(200)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)

    const sent = collector.received.flatMap(({ resourceSpans }) => resourceSpans)
    expect(sent.map(({ resource }) => toValues(resource.attributes))).toContainEqual(
      expect.objectContaining({ 'service.name': 'hub-valbrume' }),
    )
    const spans = sent.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
    const ofTrace = spans.filter((span) => span.traceId === traceId)
    const server = ofTrace.find(({ name }) => name === 'GET /api/v1/communes')
    expect(server?.parentSpanId).toBe('b7ad6b7169203331')
    expect(toValues(server?.attributes ?? [])).toMatchObject({
      'http.request.method': 'GET',
      'http.route': '/api/v1/communes',
    })
    const call = ofTrace.find(({ name }) => name === 'GET /communes')
    expect(call?.parentSpanId).toBe(server?.spanId)
    expect(toValues(call?.attributes ?? [])).toMatchObject({
      'hub.operation': 'listCommunes',
      'url.template': '/communes',
    })
    // Of what was asked for, nothing is in a trace.
    expect(JSON.stringify(collector.received)).not.toMatch(/59999|postcode/)
  })

  test('a collector that is away neither fails a request nor keeps the process', async () => {
    await using directory = await usedDirectory()
    const environment = { ...directory.environment, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }
    const { hub, url } = await startServing(environment)
    await using _hub = hub
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    expect(hub.output.stdout).not.toContain('stopped before everything answered')
  })
})

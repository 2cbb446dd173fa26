// What a client shows of what it does: to its logger, to hooks, to OpenTelemetry.
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hooks, LogFields } from '../src/index.js'
import { traceCalls } from '../src/opentelemetry/index.js'
import { json, localServer } from './local-server.js'
import { createParcelClient, TOKEN } from './parcel-api.js'

/** A service that fails at first. */
const startService = () =>
  localServer((_request, response, count) =>
    count === 1
      ? json(response, 503, {}, { 'retry-after': '0' })
      : json(response, 200, { weight: 3 }, { 'x-request-id': 'r-2' }),
  )

describe('logger.debug', () => {
  it('has one line per attempt, without any value of the call', async () => {
    const { baseUrl } = await startService()
    const lines: [string, LogFields | undefined][] = []
    const logger = { debug: (message: string, fields?: LogFields) => lines.push([message, fields]) }
    await createParcelClient({ baseUrl, logger }).getParcel('person-77')
    const duration: unknown = expect.any(Number)
    expect(lines).toEqual([
      ['attempt', { api: 'Parcels', operation: 'getParcel', attempt: 1, status: 503, duration }],
      ['attempt', { api: 'Parcels', operation: 'getParcel', attempt: 2, status: 200, duration, requestId: 'r-2' }],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/person-77|127\.0\.0\.1/)
  })

  it('says why no answer came', async () => {
    const lines: (LogFields | undefined)[] = []
    const logger = { debug: (_: string, fields?: LogFields) => lines.push(fields) }
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })
    const options = { fetch: () => Promise.reject(refused), logger, maxRetries: 0 }
    await createParcelClient({ baseUrl: 'https://parcels.example', ...options })
      .getParcel('p1')
      .catch(() => {})
    expect(lines).toEqual([expect.objectContaining({ attempt: 1, code: 'ECONNREFUSED', status: undefined })])
  })
})

describe('hooks', () => {
  function record() {
    const told: unknown[] = []
    const hooks: Hooks = {
      onCall: (call) => told.push(['call', call]),
      onRequest: ({ operation }, attempt) => void told.push(['request', operation, attempt]),
      onResponse: ({ operation }, { attempt, status, code }) =>
        told.push(['response', operation, attempt, status ?? code]),
      onError: ({ operation }, { name }) => told.push(['error', operation, name]),
      onEnd: ({ operation }) => told.push(['end', operation]),
    }
    return { told, hooks }
  }

  it('are told of the call, of its attempts and of its end', async () => {
    const { baseUrl } = await startService()
    const { told, hooks } = record()
    await createParcelClient({ baseUrl, hooks }).getParcel('person-77')
    expect(told).toEqual([
      ['call', { api: 'Parcels', operation: 'getParcel', method: 'GET', path: '/parcels/{id}', origin: baseUrl }],
      ['request', 'getParcel', 1],
      ['response', 'getParcel', 1, 503],
      ['request', 'getParcel', 2],
      ['response', 'getParcel', 2, 200],
      ['end', 'getParcel'],
    ])
  })

  it('are told of an error, of raw calls too', async () => {
    const { baseUrl } = await localServer((_request, response) => json(response, 404, {}))
    const { told, hooks } = record()
    const client = createParcelClient({ baseUrl, hooks })
    await client.getParcel('p1').catch(() => {})
    await client.raw.GET('/parcels/{id}' as never, { params: { path: { id: 'p1' } } } as never)
    const ofOne = [
      ['request', 'getParcel', 1],
      ['response', 'getParcel', 1, 404],
      ['error', 'getParcel', 'NotFoundError'],
      ['end', 'getParcel'],
    ]
    expect(told.filter((line) => Array.isArray(line) && line[0] !== 'call')).toEqual([...ofOne, ...ofOne])
  })

  it('are told of what is refused before it is sent', async () => {
    const { told, hooks } = record()
    await createParcelClient({ baseUrl: 'https://parcels.example', hooks })
      .getParcel('..')
      .catch(() => {})
    expect(told.slice(1)).toEqual([
      ['error', 'getParcel', 'InvalidRequestError'],
      ['end', 'getParcel'],
    ])
  })

  it('add headers to an attempt, but never replace those of the call', async () => {
    const { baseUrl, received } = await startService()
    const onRequest = (_: unknown, attempt: number) => ({ 'x-attempt': String(attempt), 'x-parcel-token': 'other' })
    await createParcelClient({ baseUrl, hooks: [{ onRequest }, {}] }).getParcel('p1')
    expect(received.map(({ headers }) => [headers['x-attempt'], headers['x-parcel-token']])).toEqual([
      ['1', TOKEN],
      ['2', TOKEN],
    ])
  })

  it('that throw change nothing of the call, and are warned of', async () => {
    const { baseUrl } = await localServer((_request, response) => json(response, 200, { weight: 3 }))
    const fail = () => {
      throw new Error('secret-77')
    }
    const warnings: unknown[] = []
    const client = createParcelClient({
      baseUrl,
      hooks: { onCall: fail, onRequest: fail, onResponse: fail, onEnd: fail },
      logger: { warn: (message, fields) => warnings.push([message, fields]) },
    })
    expect(await client.getParcel('p1')).toEqual({ weight: 3 })
    expect(warnings).toHaveLength(4)
    expect(JSON.stringify(warnings)).not.toContain('secret-77')
  })
})

describe('traceCalls', () => {
  const exporter = new InMemorySpanExporter()
  const tracerProvider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })

  beforeEach(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  })
  afterEach(() => {
    exporter.reset()
    context.disable()
    propagation.disable()
  })

  it('makes one client span of a call, and sends its context with every attempt', async () => {
    const { baseUrl, received } = await startService()
    const client = createParcelClient({ baseUrl, hooks: traceCalls({ tracerProvider }) })
    const parent = tracerProvider.getTracer('test').startSpan('parent')
    await context.with(trace.setSpan(context.active(), parent), () => client.getParcel('person-77'))
    const [span, ...others] = exporter.getFinishedSpans()
    expect(others).toEqual([])
    expect(span).toMatchObject({ name: 'GET /parcels/{id}', kind: SpanKind.CLIENT })
    expect(span?.attributes).toEqual({
      'http.request.method': 'GET',
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
      'hub.api': 'Parcels',
      'hub.operation': 'getParcel',
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(baseUrl).port),
      'url.scheme': 'http',
      'url.template': '/parcels/{id}',
    })
    const { traceId, spanId } = span?.spanContext() ?? {}
    expect(span?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId)
    expect(traceId).toBe(parent.spanContext().traceId)
    expect(received.map(({ headers }) => headers['traceparent'])).toEqual(
      received.map(() => `00-${traceId}-${spanId}-01`),
    )
    expect(received).toHaveLength(2)
  })

  it.each([
    [404, '404'],
    [undefined, 'ConnectionError'],
  ])('says what went wrong: status %s, %s', async (status, type) => {
    const { baseUrl } = await localServer((_request, response) =>
      status === undefined ? response.destroy() : json(response, status, {}),
    )
    const client = createParcelClient({ baseUrl, maxRetries: 0, hooks: traceCalls({ tracerProvider }) })
    await client.getParcel('person-77').catch(() => {})
    const [span] = exporter.getFinishedSpans()
    expect(span?.status.code).toBe(SpanStatusCode.ERROR)
    expect(span?.attributes).toMatchObject({ 'error.type': type })
    expect(span?.attributes['http.response.status_code']).toBe(status)
    expect(JSON.stringify(span?.attributes)).not.toContain('person-77')
  })
})

// Metrics for monitoring: counts and durations under fixed names. No label ever holds what a caller sent.
import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { HubEnv } from '../http/hub-env.js'
import type { RequestObserver } from '../http/observe-requests.js'
import { HttpProblem } from '../http/http-problem.js'
import { digest } from '../partners/api-key-store.js'
import { isDirectLoopbackRequest } from '../http/loopback.js'

export interface Metrics {
  /** Counts what happens, by one label. Each name once. */
  counter(name: string, help: string, label: string): (value: string) => void
  /** Values that are read when metrics are requested, by the values of one label. */
  gauge(name: string, help: string, label: string, read: () => Promise<Readonly<Record<string, number>>>): void
  /** Counts and times requests. */
  observe: RequestObserver
  /** `GET /metrics`. */
  routes: Hono<HubEnv>
}

export interface MetricsOptions {
  /** The token of `Authorization: Bearer <token>`; absent, metrics are available from this machine only. */
  token: string | undefined
  /** Where no token is configured, refuses all requests, since behind a proxy every client may look local. Default false. */
  requireToken?: boolean | undefined
  /** Adds memory, processor and event loop of the process, for one hub per process. Default false. */
  includeProcessMetrics?: boolean | undefined
}

/** Seconds. ANTS gives up on an answer after 5, 15 or 20. */
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

export function createMetrics({ token, requireToken = false, includeProcessMetrics = false }: MetricsOptions): Metrics {
  const registry = new Registry()
  const readings: (() => Promise<void>)[] = []
  if (includeProcessMetrics) collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const durations = new Histogram({
    name: 'hub_http_request_duration_seconds',
    help: 'Requests answered, by the template of their route.',
    labelNames,
    buckets: BUCKETS,
    registers: [registry],
  })

  const unreadable = new Gauge({
    name: 'hub_gauge_unreadable',
    help: '1 for each gauge that could not be read, and shows no values.',
    labelNames: ['gauge'],
    registers: [registry],
  })

  return {
    counter(name, help, label) {
      const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
      return (value) => counter.inc({ [label]: value })
    },
    gauge(name, help, label, read) {
      const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] })
      readings.push(async () => {
        const values = await readInTime(read)
        // Former values would pass for those of now; and a gauge that cannot be read must not hide the others.
        gauge.reset()
        for (const [value, number] of Object.entries(values ?? {})) gauge.set({ [label]: value }, number)
        unreadable.set({ gauge: name }, values ? 0 : 1)
      })
    },
    observe: ({ method, route = '', status, duration }) =>
      durations.observe({ method: KNOWN_METHODS.has(method) ? method : 'other', route, status }, duration / 1_000),
    routes: new Hono<HubEnv>().get('/metrics', async (context) => {
      if (!mayRead(context, token, requireToken)) throw unauthorized(token, requireToken)
      await Promise.all(readings.map((read) => read()))
      return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
    }),
  }
}

/** Milliseconds. Scrapers usually wait for ten seconds. */
const MAX_GAUGE_TIME = 4_000

/** @returns undefined when it fails or takes too long */
async function readInTime<Values>(read: () => Promise<Values>): Promise<Values | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), MAX_GAUGE_TIME)
  try {
    return await Promise.race([read(), late.promise])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Anything can be sent as a method. */
const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function mayRead(context: Context<HubEnv>, token: string | undefined, requireToken: boolean): boolean {
  if (token === undefined) return !requireToken && isDirectLoopbackRequest(context)
  const presented = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '')?.[1]
  return presented !== undefined && timingSafeEqual(Buffer.from(digest(presented)), Buffer.from(digest(token)))
}

function unauthorized(token: string | undefined, requireToken: boolean): HttpProblem {
  const detail =
    token === undefined
      ? `Metrics are ${requireToken ? 'not shown' : 'shown on this machine only'}: set HUB_METRICS_TOKEN and present it to read them.`
      : 'Send the token of HUB_METRICS_TOKEN: "Authorization: Bearer <token>".'
  return new HttpProblem(401, 'invalid_metrics_token', detail, {
    headers: { 'www-authenticate': 'Bearer realm="hub metrics"' },
  })
}

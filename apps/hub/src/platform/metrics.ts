// Numbers for whoever watches the hub: counts and durations under fixed names. No label ever holds what a caller sent.
import { timingSafeEqual } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { HubEnv } from './hub-env.js'
import { HttpProblem } from './http-problem.js'
import { digest } from './api-key-store.js'
import { isDirectLoopbackRequest } from './loopback.js'

export interface Metrics {
  /** Counts what happens, by one label. Each name once. */
  counter(name: string, help: string, label: string): (value: string) => void
  /** Values that are found out when somebody asks: by the values of one label. */
  gauge(name: string, help: string, label: string, read: () => Promise<Readonly<Record<string, number>>>): void
  /** Counts and times requests. */
  requests: MiddlewareHandler<HubEnv>
  /** `GET /metrics`. */
  routes: Hono<HubEnv>
}

export interface MetricsOptions {
  /** What a reader presents as `Authorization: Bearer <token>`; absent, metrics are shown on this machine only. */
  token: string | undefined
  /** Milliseconds by a clock that nobody sets. */
  elapsed: () => number
  /** Memory, processor and event loop too: for the one hub of a process. Default false. */
  ofProcess?: boolean | undefined
}

/** Seconds. ANTS gives up on an answer after 5, 15 or 20. */
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

export function createMetrics({ token, elapsed, ofProcess = false }: MetricsOptions): Metrics {
  const registry = new Registry()
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const durations = new Histogram({
    name: 'hub_http_request_duration_seconds',
    help: 'Requests answered, by the template of their route.',
    labelNames,
    buckets: BUCKETS,
    registers: [registry],
  })

  return {
    counter(name, help, label) {
      const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
      return (value) => counter.inc({ [label]: value })
    },
    gauge(name, help, label, read) {
      // A gauge of prom-client reads itself anew at each scrape.
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        async collect() {
          for (const [value, number] of Object.entries(await read())) gauge.set({ [label]: value }, number)
        },
      })
    },
    requests: async (context, next) => {
      const start = elapsed()
      await next()
      const { method } = context.req
      const status = String(context.res.status)
      durations.observe(
        { method: KNOWN_METHODS.has(method) ? method : 'other', route: routePath(context, -1), status },
        (elapsed() - start) / 1_000,
      )
    },
    routes: new Hono<HubEnv>().get('/metrics', async (context) => {
      if (!mayRead(context.req.raw.headers, token)) throw unauthorized(token)
      return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
    }),
  }
}

/** Anything can be sent as a method. */
const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function mayRead(headers: Headers, token: string | undefined): boolean {
  if (token === undefined) return isDirectLoopbackRequest(headers)
  const presented = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1]
  return presented !== undefined && timingSafeEqual(Buffer.from(digest(presented)), Buffer.from(digest(token)))
}

function unauthorized(token: string | undefined): HttpProblem {
  const detail =
    token === undefined
      ? 'Metrics are shown on this machine only: set HUB_METRICS_TOKEN to read them from elsewhere.'
      : 'Send the token of HUB_METRICS_TOKEN: "Authorization: Bearer <token>".'
  return new HttpProblem(401, 'invalid_metrics_token', detail, {
    headers: { 'www-authenticate': 'Bearer realm="hub metrics"' },
  })
}

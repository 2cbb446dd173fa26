import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { createMiddleware } from 'hono/factory'
import type { HubEnv } from '../http/hub-env.js'
import { getRoute } from '../http/observe-requests.js'

/**
 * A server span for each request, in the trace of who sent it (`traceparent`), after the semantic conventions of HTTP. It has the template of
 * the route, never the path or query that were sent, which may hold application numbers.
 */
export function traceRequests() {
  const tracer = trace.getTracer('hub')
  return createMiddleware<HubEnv>(async (request, next) => {
    const { method } = request.req
    const parent = propagation.extract(context.active(), request.req.header())
    const span = tracer.startSpan(
      method,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } },
      parent,
    )
    try {
      await context.with(trace.setSpan(parent, span), next)
      const { status } = request.res
      const route = getRoute(request)
      if (route !== undefined) {
        span.updateName(`${method} ${route}`)
        span.setAttribute('http.route', route)
      }
      span.setAttribute('http.response.status_code', status)
      if (status >= 500) span.setAttribute('error.type', String(status)).setStatus({ code: SpanStatusCode.ERROR })
    } finally {
      span.end()
    }
  })
}

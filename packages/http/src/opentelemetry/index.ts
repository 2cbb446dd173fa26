// The only file that imports @opentelemetry/api, which is installed by who uses it.
import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type TracerProvider,
} from '@opentelemetry/api'
import type { CallInfo, Hooks } from '../observation/hooks.js'

declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

export interface TracingOptions {
  /** Default: the one that is registered globally. */
  tracerProvider?: TracerProvider | undefined
}

/**
 * Hooks that make a client span of every call, after the semantic conventions of HTTP, and send its context with each attempt
 * (`traceparent`, by the propagator that is registered globally).
 *
 * `url.full` and `url.path` are not set, since they hold personal data: `url.template` is the path as the document writes it. A call that is
 * sent again is one span, with the status of its last answer and `http.request.resend_count`.
 *
 * ```ts
 * const ants = createAntsClient({ environment: 'production', token, hooks: traceCalls() })
 * ```
 */
export function traceCalls({ tracerProvider }: TracingOptions = {}): Hooks {
  const spans = new WeakMap<CallInfo, Span>()
  return {
    onCall(call) {
      const tracer = (tracerProvider ?? trace).getTracer(__PACKAGE_NAME__, __PACKAGE_VERSION__)
      const options = { kind: SpanKind.CLIENT, attributes: describe(call) }
      spans.set(call, tracer.startSpan(`${call.method} ${call.path}`, options))
    },
    onRequest(call, attempt) {
      const span = spans.get(call)
      if (!span) return undefined
      if (attempt > 1) span.setAttribute('http.request.resend_count', attempt - 1)
      const headers: Record<string, string> = {}
      propagation.inject(trace.setSpan(context.active(), span), headers)
      return headers
    },
    onResponse(call, { status }) {
      if (status !== undefined) spans.get(call)?.setAttribute('http.response.status_code', status)
    },
    onError(call, error) {
      const span = spans.get(call)
      span?.setAttribute(
        'error.type',
        error.status !== undefined && error.status >= 400 ? String(error.status) : error.name,
      )
      span?.setStatus({ code: SpanStatusCode.ERROR })
    },
    onEnd: (call) => spans.get(call)?.end(),
  }
}

function describe({ api, operation, method, path, origin }: CallInfo): Attributes {
  const attributes = {
    'http.request.method': method,
    'url.template': path,
    'hub.api': api,
    'hub.operation': operation,
  }
  if (origin === undefined) return attributes
  const { protocol, hostname, port } = new URL(origin)
  return {
    ...attributes,
    'url.scheme': protocol.slice(0, -1),
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  }
}

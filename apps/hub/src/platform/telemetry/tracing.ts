// Traces, by the standard variables of OpenTelemetry. Loaded when the hub sends them, and not otherwise.
import { setTimeout as sleep } from 'node:timers/promises'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'

/** Milliseconds to send what is left. */
const MAX_FLUSH = 2_000

export interface Tracing {
  /** Sends what is left, for two seconds at most. Never rejects: a collector that is away must not keep a process. */
  stop(): Promise<void>
}

/**
 * Sends spans to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT`, which the exporter reads itself, as its other `OTEL_…` variables.
 *
 * @param serviceName What the spans are filed under.
 */
export function startTracing(serviceName: string, serviceVersion: string): Tracing {
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'service.version': serviceVersion })
  const processor = new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })
  const provider = new TracerProvider({ resource, spanProcessors: [processor] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return { stop: () => Promise.race([provider.shutdown().catch(() => {}), sleep(MAX_FLUSH)]) }
}

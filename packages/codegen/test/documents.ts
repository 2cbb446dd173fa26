import type { Document, OpenApi, ResponseObject, Schema } from '../src/document.ts'

/** A document around some schemas, whose only operation answers the first of them. */
export function documentOf(schemas: Record<string, Schema>): Document {
  const [first] = Object.keys(schemas)
  const response: ResponseObject = {
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${first}` } } },
  }
  return documentWith({
    paths: { '/thing': { get: { operationId: 'getThing', 'x-hub-retry': 'safe', responses: { 200: response } } } },
    components: { schemas },
  })
}

export function documentWith(content: Omit<OpenApi, 'openapi'>): Document {
  const info = { title: 'Example', version: '1' }
  const whole = { openapi: '3.1.0', info, ...content }
  return { name: 'example', sha256: '0'.repeat(64), content: whole }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

interface ResponseObject {
  $ref?: string
  content?: Record<string, object>
}

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, ResponseObject> }>>
  components: { responses: Record<string, ResponseObject> }
}

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

/**
 * A `fetch` that throws when an answer is not what a document of `openapi/` describes: a status or a media type that it does not
 * have, or a body that does not fit its schema. An answer to an address that the document does not have is let through.
 *
 * @param options.emptyBodies lets a 200 with an empty body through: documents say in words where that happens
 */
export function checkAnswers(documentName: string, fetch: Fetch, options: { emptyBodies?: boolean } = {}): Fetch {
  const { document, ajv, validators } = opened(documentName)

  function validator(pointer: string): ValidateFunction {
    const compiled = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` })
    validators.set(pointer, compiled)
    return compiled
  }

  function describedAt(method: string, path: string, status: number): [pointer: string, response: ResponseObject] {
    const { responses } = document.paths[path]?.[method] ?? { responses: {} }
    const candidates = [String(status), `${String(status)[0]}XX`, 'default']
    const key = candidates.find((candidate) => candidate in responses)
    const response = key === undefined ? undefined : responses[key]
    if (response === undefined) throw new Error(`${documentName} has no answer ${status} to ${method} ${path}`)
    if (response.$ref === undefined) return [toPointer('paths', path, method, 'responses', String(key)), response]
    const name = response.$ref.replace('#/components/responses/', '')
    return [toPointer('components', 'responses', name), document.components.responses[name] ?? {}]
  }

  return async (input, init) => {
    const request = new Request(input, init)
    const method = request.method.toLowerCase()
    const path = Object.keys(document.paths).find((template) => {
      return method in (document.paths[template] ?? {}) && toPattern(template).test(new URL(request.url).pathname)
    })
    const response = await fetch(request)
    if (path === undefined) return response

    const [pointer, { content }] = describedAt(method, path, response.status)
    const text = await response.clone().text()
    if (text === '' && (content === undefined || (options.emptyBodies && response.status === 200))) return response
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? ''
    if (!(mediaType in (content ?? {}))) {
      throw new Error(`${documentName}: ${method} ${path} ${response.status} is not described as "${mediaType}"`)
    }
    const validate = validator(pointer + toPointer('content', mediaType, 'schema'))
    if (!validate(mediaType === 'application/json' ? JSON.parse(text) : text)) {
      throw new Error(`${documentName}: ${method} ${path} ${response.status}: ${ajv.errorsText(validate.errors)}`)
    }
    return response
  }
}

interface Opened {
  document: OpenApi
  ajv: Ajv2020
  validators: Map<string, ValidateFunction>
}

const documents = new Map<string, Opened>()

/** A document is read and its schemas are compiled once for all tests of a file. */
function opened(name: string): Opened {
  const known = documents.get(name)
  if (known) return known
  const document = readDocument(name)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')
  const read = { document, ajv, validators: new Map() }
  documents.set(name, read)
  return read
}

/** Matches the end of an address; a place holds anything but a slash. */
function toPattern(template: string): RegExp {
  return new RegExp(`${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)
}

function readDocument(name: string): OpenApi {
  const file = join(import.meta.dirname, '..', '..', 'openapi', `${name}.yaml`)
  return parse(readFileSync(file, 'utf8'), withOpenEnums)
}

/** The values of an open enum are those that are known; others are within the contract. */
function withOpenEnums(_key: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('x-hub-open' in value)) return value
  return { ...value, enum: undefined }
}

function toPointer(...segments: string[]): string {
  return segments
    .map((segment) => `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')
}

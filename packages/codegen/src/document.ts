import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Refusal } from './refusal.ts'

/** A JSON Schema as it stands in a document; `true` and `false` are schemas too. */
export type Schema = boolean | SchemaObject
export type SchemaObject = { [keyword: string]: unknown }

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

export interface ResponseObject {
  $ref?: string
  description?: string
  content?: Record<string, { schema?: Schema }>
}

/** An operation as written in the document, not validated yet. */
export interface OperationObject {
  operationId?: string | undefined
  summary?: string
  description?: string
  parameters?: unknown
  requestBody?: unknown
  /** An empty list says that no credentials are needed. */
  security?: unknown
  responses?: Record<string, ResponseObject>
  'x-hub-retry'?: unknown
  'x-hub-redirect'?: unknown
  'x-hub-paging'?: unknown
}

export type PathItem = { [method in (typeof METHODS)[number]]?: OperationObject } & { parameters?: unknown }

/** The parts of an OpenAPI 3.1 document that the generator reads by itself. */
export interface OpenApi {
  openapi: string
  info?: unknown
  servers?: unknown
  paths?: Record<string, PathItem>
  components?: {
    schemas?: Record<string, Schema>
    responses?: Record<string, ResponseObject>
    parameters?: Record<string, unknown>
  }
}

/** One of `openapi/*.yaml`. */
export interface Document {
  /** Name of the file, without folder and extension. */
  readonly name: string
  /** SHA-256 of its text with line feeds only, so that a checkout on Windows generates the same files. */
  readonly sha256: string
  readonly content: OpenApi
}

/** Reads `<folder>/<name>.yaml`. */
export function readDocument(folder: string, name: string): Document {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
  if (!known.includes(name))
    throw new Refusal(`unknown document "${name}": openapi/ holds ${known.toSorted().join(', ') || 'none'}`)
  const text = readFileSync(join(folder, `${name}.yaml`), 'utf8').replaceAll('\r\n', '\n')
  return { name, sha256: createHash('sha256').update(text).digest('hex'), content: parseYaml(name, text) }
}

function parseYaml(name: string, text: string): OpenApi {
  let content: unknown
  try {
    content = parse(text)
  } catch (error) {
    throw new Refusal(`openapi/${name}.yaml is not YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isOpenApi31(content)) throw new Refusal(`openapi/${name}.yaml is not an OpenAPI 3.1 document`)
  return content
}

function isOpenApi31(value: unknown): value is OpenApi & SchemaObject {
  return isObject(value) && typeof value.openapi === 'string' && value.openapi.startsWith('3.1.')
}

/** Whether a value read from YAML or JSON has keys. */
export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The shared schema of a document that a `$ref` names, undefined for anything else. */
export function referredSchema($ref: unknown, content: OpenApi): Schema | undefined {
  const prefix = '#/components/schemas/'
  return typeof $ref === 'string' && $ref.startsWith(prefix)
    ? content.components?.schemas?.[$ref.slice(prefix.length)]
    : undefined
}

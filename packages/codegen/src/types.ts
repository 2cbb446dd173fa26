import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { readAnswerKind } from './content-formats.ts'
import { METHODS, type OpenApi } from './document.ts'

const { factory } = ts

/** Types of a document: `paths`, `operations` and `components`, with its open enums left open. */
export async function typesText(content: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withContentTypes(content)), {
    // A default says what the API assumes when a value is absent, not that the value is always there.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform(schema) {
      if (schema.format === 'binary') return contentType(schema)
      return 'x-hub-open' in schema ? openEnum(schema) : undefined
    },
  })
  return astToString(nodes)
}

/** The document with what each non-JSON answer is read as said where its content is described. */
function withContentTypes(content: OpenApi): OpenApi {
  const copy = structuredClone(content)
  for (const item of Object.values(copy.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method]
      const kind = operation && readAnswerKind(operation)?.kind
      if (!operation || !kind || kind === 'text') continue
      for (const [status, { content: media = {} }] of Object.entries(operation.responses ?? {})) {
        if (!status.startsWith('2')) continue
        for (const described of Object.values(media))
          described.schema = { type: 'string', format: 'binary', 'x-hub-answer': kind }
      }
    }
  }
  return copy
}

/** The TypeScript type of bytes: a stream or bytes as an answer, a file in a form. */
function contentType(schema: object): ts.TypeNode {
  const { 'x-hub-answer': kind } = schema as { 'x-hub-answer'?: string }
  const bytes = factory.createTypeReferenceNode('Uint8Array')
  if (kind === 'bytes') return bytes
  if (kind === 'stream') return factory.createTypeReferenceNode('ReadableStream', [bytes])
  const http = factory.createLiteralTypeNode(factory.createStringLiteral('@hub/http', true))
  const part = factory.createImportTypeNode(http, undefined, factory.createIdentifier('FilePart'))
  return factory.createUnionTypeNode([factory.createTypeReferenceNode('Blob'), part])
}

/** `'a' | 'b' | (string & {})`: the known values are offered, any other text is accepted. */
function openEnum(schema: { enum?: unknown[]; type?: unknown }): ts.TypeNode | undefined {
  const values = schema.enum ?? []
  const known = values
    .filter((value) => typeof value === 'string')
    .map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value, true)))
  if (known.length === 0) return undefined
  const anyText = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  )
  const nullable = values.includes(null) || (Array.isArray(schema.type) && schema.type.includes('null'))
  const none = nullable ? [factory.createLiteralTypeNode(factory.createNull())] : []
  return factory.createUnionTypeNode([...known, anyText, ...none])
}

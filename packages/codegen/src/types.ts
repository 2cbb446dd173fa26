import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import type { OpenApi } from './document.ts'

const { factory } = ts

/** Types of a document: `paths`, `operations` and `components`, with its open enums left open. */
export async function typesText(content: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(content), {
    // A default says what the API assumes when a value is absent, not that the value is always there.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema) => ('x-hub-open' in schema ? openEnum(schema) : undefined),
  })
  return astToString(nodes)
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

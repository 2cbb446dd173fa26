import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'

interface OpenApiDocument {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>
  components: { schemas: Record<string, object> }
}

export type AnswerChecker = (response: Response, operation: [method: string, template: string]) => Promise<unknown>

/** Makes a check that an answer is one that the document describes: status, media type, schema. Returns the body. */
export function answerChecker(document: OpenApiDocument): AnswerChecker {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'openapi', components: document.components })
  return async (response, [method, template]) => {
    const { responses } = document.paths[template]?.[method] ?? { responses: {} }
    const described = responses[String(response.status)]
    expect(described, `${method} ${template} describes ${response.status}`).toBeDefined()
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const schema = described?.content?.[mediaType]?.schema
    if (described?.content === undefined) return undefined
    expect(schema, `${method} ${template} ${response.status} describes ${mediaType}`).toBeDefined()
    const body: unknown = await response.json()
    const validate: ValidateFunction = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object,
    )
    validate(body)
    expect(validate.errors ?? [], `${method} ${template} ${response.status}`).toEqual([])
    return body
  }
}

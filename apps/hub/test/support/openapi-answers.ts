import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'

export interface OpenApiDocument {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>
  components: { schemas: Record<string, object> }
}

export interface AnswerText {
  status: number
  /** The header, with its parameters. */
  contentType: string
  text: string
}

export type AnswerChecker = (response: Response, operation: [method: string, template: string]) => Promise<unknown>

/** @returns what is wrong with an answer by the document (its status, media type or schema); undefined when nothing is */
type FindMistake = (answer: AnswerText, operation: [method: string, template: string]) => string | undefined

/** Makes a check that an answer is one that the document describes: status, media type, schema. Returns the body. */
export function answerChecker(document: OpenApiDocument): AnswerChecker {
  const findMistake = mistakeFinder(document)
  return async (response, operation) => {
    const contentType = response.headers.get('content-type') ?? ''
    const text = await response.text()
    expect(findMistake({ status: response.status, contentType, text }, operation)).toBeUndefined()
    const [method, template] = operation
    const described = document.paths[template]?.[method]?.responses[String(response.status)]
    return described?.content === undefined ? undefined : (JSON.parse(text) as unknown)
  }
}

export function mistakeFinder(document: OpenApiDocument): FindMistake {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'openapi', components: document.components })
  const compiled = new Map<object, ValidateFunction>()
  const getValidator = (schema: object): ValidateFunction => {
    const made =
      compiled.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object)
    compiled.set(schema, made)
    return made
  }
  return ({ status, contentType, text }, [method, template]) => {
    const where = `${method} ${template} ${status}`
    const described = document.paths[template]?.[method]?.responses[String(status)]
    if (described === undefined) return `${where} is not described`
    if (described.content === undefined) return undefined
    const mediaType = contentType.split(';')[0] ?? ''
    const schema = described.content[mediaType]?.schema
    if (schema === undefined) return `${where} is not described with media type "${mediaType}"`
    const validate = getValidator(schema)
    return validate(JSON.parse(text)) ? undefined : `${where}: ${ajv.errorsText(validate.errors)}`
  }
}

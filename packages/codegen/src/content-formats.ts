import { toLiteral } from './code-text.ts'
import { isObject, type OperationObject, type ResponseObject } from './document.ts'
import { Refusal } from './refusal.ts'

/** Code of `@hub/http` that writes the body of an operation or reads its answer, where one of them is not JSON. */
export interface ContentFormats {
  /** Such as `formBody`. */
  readonly body?: string
  /** Such as `streamedAnswer({ maxBytes: 1 })`. */
  readonly answer?: string
  /** The names that the code imports. */
  readonly imports: readonly string[]
  /** The successes that the answer's format reads. */
  readonly statuses: readonly string[]
}

const ANSWERS = { text: 'textAnswer', bytes: 'bytesAnswer', stream: 'streamedAnswer' } as const
type AnswerKind = keyof typeof ANSWERS

/** Reads the format of a success from `x-hub-answer`: a kind, or `{ as: kind, … }` with the options of its format. */
export function readAnswerKind(operation: object): { kind: AnswerKind; options: object } | undefined {
  const declared: unknown = Object.entries(operation).find(([key]) => key === 'x-hub-answer')?.[1]
  if (declared === undefined) return undefined
  const { as, ...options } = isObject(declared) ? declared : { as: declared }
  return { kind: String(as) as AnswerKind, options }
}

/** Whether a value is one that `x-hub-answer` may have. */
export function isAnswerKind(value: unknown): boolean {
  const { as, ...options } = isObject(value) ? value : { as: value }
  const names = new Set(['maxBytes', 'objectIsRefusal', 'allowCompressed'])
  return Object.hasOwn(ANSWERS, String(as)) && Object.keys(options).every((name) => names.has(name))
}

/**
 * The formats of an operation, from the media types of its body and from `x-hub-answer`.
 *
 * @param at The operation, for messages.
 * @param resolve Follows the reference that a response may be.
 * @throws Refusal when `x-hub-answer` stands beside a JSON success: a method resolves to one of them
 */
export function readContentFormats(
  operation: OperationObject,
  at: string,
  resolve: (response: ResponseObject) => ResponseObject,
): ContentFormats {
  const body = readBodyFormat(operation)
  const declared = readAnswerKind(operation)
  const imports = body === undefined ? [] : [body.replace(/\(.*/, '')]
  if (!declared) return { ...(body && { body }), imports, statuses: [] }
  const successes = Object.entries(operation.responses ?? {}).filter(([status]) => /^2\d\d$/.test(status))
  const types = successes.flatMap(([, response]) => Object.keys(resolve(response).content ?? {}))
  if (types.some(isJson)) throw new Refusal(`${at}: x-hub-answer is for successes that are not JSON`)
  const name = ANSWERS[declared.kind]
  const options = Object.keys(declared.options).length === 0 ? '' : toLiteral(declared.options)
  return {
    ...(body && { body }),
    answer: `${name}(${options})`,
    imports: [...imports, 'anyContent', name],
    statuses: successes.map(([status]) => status),
  }
}

function readBodyFormat({ requestBody }: OperationObject): string | undefined {
  const content = isObject(requestBody) && isObject(requestBody.content) ? requestBody.content : {}
  const [type] = Object.keys(content)
  if (type === undefined || isJson(type)) return undefined
  if (type === 'application/x-www-form-urlencoded') return 'formBody'
  return type === 'multipart/form-data' ? 'multipartBody' : `streamedBody(${toLiteral(type)})`
}

function isJson(type: string): boolean {
  return /^application\/(.+\+)?json\b/i.test(type)
}

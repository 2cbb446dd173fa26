// What an answer to whatever was sent must be.
import { mistakeFinder, type OpenApiDocument } from '../openapi-answers.js'
import type { FuzzedAnswer, FuzzedRequest } from './exchange.js'

/** What Node.js answers itself, in bytes without a body, before the hub sees a request. */
const REFUSED_UNREAD = new Set([400, 408, 413, 417, 431])
/** What the document says in its introduction, for all operations. */
const GENERAL = new Set([408, 414, 431])

/** @returns what is wrong with the answer; undefined when nothing is */
export function answerJudge(
  document: OpenApiDocument,
): (request: FuzzedRequest, answer: FuzzedAnswer | undefined) => string | undefined {
  const findMistake = mistakeFinder(document)
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`),
  }))

  return ({ method, target, malformed = false }, answer) => {
    if (answer === undefined) return malformed ? undefined : 'no answer'
    const { status, contentType, headers, text } = answer
    if (REFUSED_UNREAD.has(status) && contentType === '' && text === '' && !headers.has('x-request-id'))
      return undefined
    if (status >= 500 && status !== 503) return `status ${status}`
    const path = pathIn(target)
    if (method === 'HEAD' || status === 304) return undefined
    const template = templates.find(({ pattern }) => pattern.test(path))?.template
    const isDescribed = template !== undefined && document.paths[template]?.[method.toLowerCase()] !== undefined
    if (isDescribed && !GENERAL.has(status)) return findMistake(answer, [method.toLowerCase(), template])
    if (status === 204 || (status >= 300 && status < 400)) return undefined
    if (path.startsWith('/api/v1/')) {
      return contentType.startsWith('application/problem+json') ? undefined : `status ${status} as "${contentType}"`
    }
    return contentType === '' ? `status ${status} without a media type` : undefined
  }
}

/** As a server reads it: with `..` resolved, also where it is encoded. */
function pathIn(target: string): string {
  return new URL(`http://localhost${target.replace(/[?#].*$/s, '')}`).pathname
}

import { InvalidRequestError } from '@hub/http'

/** What is embedded, by its number or, in recent versions, its entity id. */
export type EmbedResource =
  | { dashboard: number | string; question?: undefined }
  | { question: number | string; dashboard?: undefined }

/**
 * The kind and id of a resource; an id of digits as a number, as Metabase compares it.
 *
 * @throws InvalidRequestError naming `resource`
 */
export function parseResource(resource: EmbedResource): { kind: 'dashboard' | 'question'; id: number | string } {
  const { dashboard, question } = { ...resource }
  if ((dashboard === undefined) === (question === undefined))
    throw InvalidRequestError.local('resource', 'must have one of dashboard and question')
  const kind = dashboard === undefined ? 'question' : 'dashboard'
  const given: unknown = dashboard ?? question
  const id = typeof given === 'string' && /^[1-9]\d*$/.test(given) ? Number(given) : given
  const isId = typeof id === 'number' ? Number.isSafeInteger(id) && id >= 1 : /^[\w-]+$/.test(String(id))
  if (!isId || (typeof id !== 'number' && typeof id !== 'string'))
    throw InvalidRequestError.local(`resource.${kind}`, 'must be a number from 1 or an entity id')
  return { kind, id }
}

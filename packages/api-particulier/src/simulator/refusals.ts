import { Refusal } from '@hub/http/simulator'

/** The status that comes with a code; those that are not here are failures of a provider, 502. */
const STATUSES: Readonly<Record<string, number>> = {
  '00100': 403,
  '00101': 401,
  '00103': 401,
  '00105': 401,
  '00107': 403,
  '00108': 401,
  '00203': 422,
  '00210': 422,
  '00212': 422,
  '00213': 403,
  '00015': 409,
  '00361': 422,
  '00362': 422,
  '00363': 422,
  '00364': 422,
  '00365': 422,
  '00366': 422,
  '00367': 422,
  '00429': 429,
  '00501': 504,
  '10003': 404,
  '23003': 404,
  '35003': 404,
  '37003': 404,
  '37001': 504,
  '37002': 504,
  '37004': 504,
  '37008': 504,
}

export interface RefusalOptions {
  /** Default: that of the code. */
  status?: number | undefined
  /** Default: a text that says nothing, and for `35003` that nobody is referenced. */
  title?: string | undefined
  /** Seconds in `Retry-After`. Default: none. */
  retryAfter?: number | undefined
  /** The parameter at fault. */
  parameter?: string | undefined
}

/** The answer with one code, or several together. */
export function refuse(codes: string | readonly string[], options: RefusalOptions = {}): Refusal {
  const list = [codes].flat()
  const { status = STATUSES[list[0] ?? ''] ?? 502, title, retryAfter, parameter } = options
  const errors = list.map((code) => ({
    code,
    title: title ?? (code === '35003' ? 'Allocataire non référencé' : 'Erreur simulée'),
    detail: 'Détail simulé',
    source: parameter === undefined ? null : { parameter },
    meta: code === '00501' ? { retry_in: 10 } : {},
  }))
  return new Refusal(status, { errors }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
}

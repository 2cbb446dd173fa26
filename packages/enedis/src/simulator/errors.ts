import { Refusal } from '@hub/http/simulator'

/** An error of the service: its status, and its body in the shape in which it was seen. */
export interface SimulatedError {
  status: number
  body: unknown
  headers?: Readonly<Record<string, string>>
}

const v5 = (status: number, error: string, error_description?: string): SimulatedError => ({
  status,
  body: { error, ...(error_description !== undefined && { error_description }), error_uri: '' },
})
const in2026 = (status: number, code: string, message: string): SimulatedError => ({ status, body: { code, message } })
const page = (status: number): SimulatedError => ({
  status,
  body: '<html><head><title>Error</title></head><body><h1>Error</h1></body></html>',
  headers: { 'content-type': 'text/html' },
})

const TOO_LONG = 'The requested period must be less than 7 days for an access to the load curve.'
const TOO_OLD = 'The start date must be greater than the history deadline.'
const NOT_HOLDER = 'The customer is not owner of this usage point.'
const NOT_HOLDER_FR = "Le client n'est pas titulaire du point demandé."
const ACTIVATION = "The requested period cannot be anterior to the meter's last activation date"
const ACTIVATION_FR = 'La période demandée est antérieure à la date de dernière mise en service du point'

/** Every error that was seen of Enedis, by a name of ours, to be met on demand. */
export const ENEDIS_ERRORS = {
  'point-missing': v5(400, 'Invalid_request', 'usage_point_id parameter is required.'),
  'point-not-14-digits': v5(400, 'invalid_resquest', 'usage_point_id parameter must be 14 digits long.'),
  'start-missing': v5(400, 'invalid_request', 'Start date parameter is required'),
  'end-missing': v5(400, 'invalid_request', 'End date parameter is required'),
  'start-format': v5(400, 'invalid_request', 'Start date parameter must be in the format YYYY-MM-DD'),
  'end-format': v5(400, 'invalid_request', 'End date parameter must be in the format YYYY-MM-DD'),
  'start-after-end': v5(400, 'invalid_request', 'Start date should be before end date.'),
  'end-in-future': v5(400, 'Invalid_request', 'The end date parameter must be earlier than the current date.'),
  'ADAM-ERR0061': v5(400, 'ADAM-ERR0061', 'The seeker is not recognized as the actual meter holder'),
  'ADAM-ERR0069': v5(400, 'ADAM-ERR0069', 'Le sens de la mesure ne correspond pas pour le PRM demandé'),
  'ADAM-ERR0075': v5(400, 'ADAM-ERR0075', 'The customer objected to the load curve recording'),
  'ADAM-ERR0123': v5(400, 'ADAM-ERR0123', ACTIVATION),
  'ADAM-ERR0123-fr': v5(400, 'ADAM-ERR0123', ACTIVATION_FR),
  'no-service': v5(400, 'Bad request', 'Pas de services souscrits, le flux est stoppé.'),
  'bad-request': v5(400, 'Bad request', 'Requête incorrecte.'),
  'ADAM-ERR0125': v5(400, 'ADAM-ERR0125', TOO_OLD),
  'ADAM-DC-0016': in2026(400, 'ADAM-DC-0016', TOO_OLD),
  'ADAM-ERR0126': v5(400, 'ADAM-ERR0126', TOO_LONG),
  'ADAM-DC-0015': in2026(400, 'ADAM-DC-0015', TOO_LONG),
  'ADAM-DC-0007': v5(403, 'ADAM-DC-0007', NOT_HOLDER),
  'ADAM-DC-0007-400-fr': v5(400, 'ADAM-DC-0007', NOT_HOLDER_FR),
  'ADAM-DC-0008': v5(403, 'ADAM-DC-0008', 'No consent can be found for this customer and this usage point.'),
  ADAM_DC_0008: in2026(403, 'ADAM_DC_0008', 'No consent can be found for this customer and this usage point.'),
  'ADAM-DC-0009': v5(403, 'ADAM-DC-0009', 'The start date of the request must be greater than the consent start date.'),
  '403-not-holder': in2026(403, '403', NOT_HOLDER_FR),
  '403-other': in2026(403, '403', 'Accès refusé.'),
  unauthorized_user: v5(403, 'unauthorized_user', 'user is not authorized to access this resource'),
  '900908': in2026(403, '900908', 'Resource forbidden'),
  no_data_found: v5(404, 'no_data_found', 'no measure found for this usage point'),
  'STM-ERR-0000020': v5(404, 'STM-ERR-0000020', 'no measure found for this usage point'),
  'STM-ERR-0000014': v5(404, 'STM-ERR-0000014', ''),
  'STM-ERR-0000019': v5(404, 'STM-ERR-0000019', 'Unknown or unauthorized user'),
  'firewall-404': page(404),
  '900901': {
    status: 401,
    body: { fault: { code: 900_901, message: 'Invalid Credentials', description: 'Access failure for API' } },
  },
  Unauthorized: v5(401, 'Unauthorized'),
  'invalid_token-header': { status: 401, body: '', headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
  'quota-q3': in2026(429, 'Quota Q3 reached', 'Call threshold allowed on 5:00:00'),
  'sla-exceeded': in2026(429, '429', 'SLA dépassé'),
  'ADAM-DC-0500': v5(500, 'ADAM-DC-0500', 'Technical Exception'),
  'STM-ERR-0000001': v5(500, 'STM-ERR-0000001', ''),
  technical_error: v5(500, 'technical_error', 'Technical error. Please try later.'),
  'internal-server-error': in2026(500, 'Internal Server error', 'Un problème a été rencontré lors du traitement.'),
  'list-of-errors': { status: 500, body: [{ code: 'technical_error', message: 'Technical error. Please try later.' }] },
  'code-and-libelle': { status: 400, body: { code: 'ADAM-DC-0008', libelle: 'Aucun consentement' } },
  unavailable: page(503),
  'empty-503': { status: 503, body: '' },
  invalid_client: v5(401, 'invalid_client', 'Client Authentication failed.'),
} as const satisfies Record<string, SimulatedError>

export type EnedisErrorName = keyof typeof ENEDIS_ERRORS

/** The error of a name, to be thrown by a rule. */
export function createRefusal(name: EnedisErrorName): Refusal {
  const { status, body, headers }: SimulatedError = ENEDIS_ERRORS[name]
  return new Refusal(status, body, headers)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 429 of the API manager, which says when the next call is taken: `2026-Jul-22 05:00:00+0000 UTC`. */
export function createThrottling(nextAccess: number): SimulatedError {
  const at = new Date(Math.ceil(nextAccess / 1_000) * 1_000)
  const [day, time] = at.toISOString().slice(0, 19).split('T') as [string, string]
  const nextAccessTime = `${day.slice(0, 4)}-${MONTHS[at.getUTCMonth()]}-${day.slice(8)} ${time}+0000 UTC`
  const description = 'You have exceeded your quota'
  return { status: 429, body: { code: '900804', message: 'Message throttled out', description, nextAccessTime } }
}

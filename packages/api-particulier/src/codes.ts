/** The error codes of the API that are known, by what they mean (OAS, DOC, API). */
export const ERROR_CODES = {
  '00100': 'the rights are not sufficient',
  '00101': 'the token is missing or not valid',
  '00103': 'the token has expired',
  '00105': 'the token is black-listed',
  '00107': 'the calling address is not allowed for this token',
  '00108': 'a token of production was sent to staging, or the reverse',
  '00203': 'recipient is missing',
  '00210': 'recipient is not a SIRET',
  '00212': 'several delegations are active for this SIRET',
  '00213': 'delegation_id and recipient do not belong together, or no delegation is active',
  '00015': 'the same request with the same token is still running',
  '00361': 'the last name is missing',
  '00362': 'the first name is missing',
  '00363': 'the birth date is wrong',
  '00364': 'the sex is wrong',
  '00365': 'the birth place is wrong',
  '00366': 'the civil status is not recognised',
  '00367': 'the first names are missing',
  '00429': 'too many requests',
  '00501': 'network error of the API',
  '10003': 'no file at the MSA',
  '23003': 'no file at the CNAF',
  '35003': 'no file at CNAF and MSA, or a failure of theirs: its title says which',
  '37003': 'no such benefit file',
  '36999': 'the Sécurité sociale sent something unknown',
  '37001': 'the CNAV is down or in maintenance',
  '37002': 'the CNAV did not answer in 10 s',
  '37004': 'the CNAV was not found (DNS)',
  '37008': 'the CNAV limits its calls',
  '37999': 'the CNAV sent something unknown',
} as const

/** A known code of the API. */
export type KnownErrorCode = keyof typeof ERROR_CODES

/** First two digits of a code. */
const PROVIDERS = {
  '00': 'API Particulier',
  '10': 'MSA',
  '23': 'CNAF',
  '24': 'France Travail',
  '35': 'CNAF & MSA',
  '36': 'Sécurité sociale',
  '37': 'CNAV',
} as const

/** Last three digits, the same for every provider but the API itself. */
const CAUSES = {
  '000': 'internal error',
  '001': 'unavailable',
  '002': 'too late',
  '003': 'not found',
  '004': 'DNS',
  '005': 'barred by law',
  '006': 'authentication at the provider',
  '007': 'gone',
  '008': 'rate limited',
  '010': 'partial content',
  '015': 'conflict',
  '020': 'maintenance',
  '999': 'unknown answer',
} as const

export interface ParsedErrorCode {
  /** Name of the provider; null when its number is not known. */
  provider: (typeof PROVIDERS)[keyof typeof PROVIDERS] | null
  /** What happened, the same for every provider; null when it is not known, and for codes of the API itself. */
  cause: (typeof CAUSES)[keyof typeof CAUSES] | null
}

/**
 * Reads a code as provider and cause.
 *
 * @returns undefined when the text is no code of five digits
 */
export function parseErrorCode(code: string): ParsedErrorCode | undefined {
  if (!/^\d{5}$/.test(code)) return undefined
  const [number, cause] = [code.slice(0, 2), code.slice(2)]
  return {
    provider: (PROVIDERS as Readonly<Record<string, ParsedErrorCode['provider']>>)[number] ?? null,
    cause: number === '00' ? null : ((CAUSES as Readonly<Record<string, ParsedErrorCode['cause']>>)[cause] ?? null),
  }
}

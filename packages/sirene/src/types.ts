import type { CallOptions, ClientCore, ClientOptions } from '@hub/http'
import type { SirenePassword } from './access/password-auth.js'
import type { SireneMethods } from './generated/sirene.methods.gen.js'
import type { operations, paths } from './generated/sirene.types.gen.js'
import type { EstablishmentResult, LegalUnitResult } from './results.js'

/** The options of every client, and one of the two ways in. Without `baseUrl` the address follows from it. */
export interface SireneClientOptions extends Omit<ClientOptions<never>, 'auth' | 'environment'> {
  /** Key of the public product. Not beside `password`. */
  apiKey?: string | undefined
  /** Account of the private product, for administrations. Not beside `apiKey`. */
  password?: SirenePassword | undefined
  /**
   * Keeps calls within the quota. Default: 30 calls a minute for this client with an API key, none with a password, and a minute of silence
   * after a 429 without a readable `Retry-After`. The quota is that of the key: give all processes one with a shared store.
   */
  rateLimiter?: ClientOptions['rateLimiter']
}

/** The client of Sirene. Every method refuses wrong values before any call, naming the parameter. */
export interface SireneClient extends SireneMethods {
  /**
   * One establishment: its legal unit, whether it is open, its address, both activity codes.
   *
   * @param parameters.siret Also with blanks; checked by its sum before any call.
   * @throws HubError `getFailureOutcome` tells `badFormat`, `unavailable` and `misconfigured` apart
   */
  getEstablishment(parameters: { siret: string }, options?: CallOptions): Promise<EstablishmentResult>
  /**
   * One legal unit.
   *
   * @throws HubError see `getEstablishment`
   */
  getLegalUnit(parameters: { siren: string }, options?: CallOptions): Promise<LegalUnitResult>
  /**
   * Epoch milliseconds at which the password expires, 90 days after its last change, from the newest token; null before the first call, and
   * with an API key.
   */
  readonly passwordExpiresAt: number | null
  /** The openapi-fetch client underneath: same transport, retries and pace; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}

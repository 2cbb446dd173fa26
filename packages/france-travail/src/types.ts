import type {
  ApiPromise,
  AuthProvider,
  CallOptions,
  ClientCore,
  ClientOptions,
  RateLimitStore,
  TokenStore,
} from '@hub/http'
import type { Environment } from './generated/france-travail.definition.gen.js'
import type {
  FindUserByNirParameters,
  FindUserByNumberParameters,
  UpdatePassIaeParameters as WirePassIae,
} from './generated/france-travail.methods.gen.js'
import type { components, paths } from './generated/france-travail.types.gen.js'
import type { SearchOutcome, UpdateOutcome } from './outcomes.js'
import type { CertifiedPerson } from './person.js'
import type { UserOutcome } from './user.js'

type Schemas = components['schemas']

/** Recognition as a disabled worker, as answered. */
export type Rqth = Schemas['Rqth']

/** A PASS IAE as it is told. `statutReponsePassIAE` is always `A`, and may be left out. */
export interface UpdatePassIaeParameters extends Omit<WirePassIae, 'statutReponsePassIAE'> {
  statutReponsePassIAE?: 'A' | undefined
}

/** By birth date and NIR, or by France Travail number. */
export type FindUserParameters = FindUserByNirParameters | FindUserByNumberParameters

export interface GetRqthParameters {
  /** Token of the job seeker, from `findUser`. */
  jetonUsager: string
}

/** For whom calls of the agent realm are made. */
export interface FranceTravailAgent {
  /** Last name of the agent. */
  lastName?: string | undefined
  firstName?: string | undefined
  /** Identifier of the agent in your own service. */
  id?: string | undefined
}

/** The agent realm: its application, where it has another one, and the agent of every call. */
export interface AgentOptions extends FranceTravailAgent {
  /** Address of the tokens of the agent realm, without path. Not published, so there is no default. */
  authUrl?: string | undefined
  /** Default: the client's own. */
  clientId?: string | undefined
  clientSecret?: string | undefined
}

export interface UpdateCallOptions extends CallOptions {
  /** Sends to the test path with its own scope: nothing is changed. Default: the client's `dryRun`. */
  dryRun?: boolean | undefined
}

export interface AgentCallOptions extends CallOptions {
  /** The agent of this call. Default: the client's `agent`. */
  agent?: FranceTravailAgent | undefined
}

/** The options of every client; without `environment` and `baseUrl`, the address is that of production. */
export interface FranceTravailClientOptions extends Omit<ClientOptions<Environment>, 'auth'> {
  /** Id of the application. */
  clientId?: string | undefined
  clientSecret?: string | undefined
  /** Address of the tokens, without path. Default: that of production. */
  authUrl?: string | undefined
  /** Needed by `findUser` and `getRqth`. */
  agent?: AgentOptions | undefined
  /** Sends updates to the test path, unless a call says otherwise. Default false. */
  dryRun?: boolean | undefined
  /** Removes apostrophes from first names, as the specification of 2022 asked. Default false: they are kept, as in production. */
  removeApostrophes?: boolean | undefined
  /**
   * Where tokens are kept; share one between processes. A token belongs to the address, the realm, the application and the scopes. Default:
   * this process's memory.
   */
  tokenStore?: TokenStore<string> | undefined
  /** Where calls are counted; share one between processes, since the limits hold for all of them. Default: this process's memory. */
  rateLimitStore?: RateLimitStore | undefined
  /**
   * In the place of the client's own: 3 searches and 1 update a second, and silence of each of them, and of the agent realm, after its 429 (60 s
   * without `Retry-After`).
   */
  rateLimiter?: ClientOptions['rateLimiter']
  /** In the place of the tokens that the client obtains itself. */
  auth?: AuthProvider | undefined
}

/** The client of France Travail. Every method refuses wrong values before any call, naming the parameter. */
export interface FranceTravailClient {
  /**
   * The identifier of a person, by NIR, names and birth date. A refusal is a value: it will not change. An error may be tried again.
   *
   * @throws AuthConfigurationError the application is refused: no call can succeed
   * @throws RateLimitError 429, with `retryAfter`, and when the call's turn would come too late
   * @throws HubError whatever else may succeed later, a 4xx without business code included (`isRetryable`)
   */
  searchCertifiedIndividual(person: CertifiedPerson, options?: CallOptions): ApiPromise<SearchOutcome>
  /**
   * Tells the dates of a PASS IAE. A cancelled one has its start date as end date. A refusal is a value: it will not change. An error may be
   * tried again, and says in `mayHaveBeenApplied` whether the PASS may have been accepted.
   *
   * @throws InvalidRequestError a value is wrong (`attempts` 0, `field`)
   * @throws AuthConfigurationError, RateLimitError, HubError as `searchCertifiedIndividual`
   */
  updatePassIae(pass: UpdatePassIaeParameters, options?: UpdateCallOptions): ApiPromise<UpdateOutcome>
  /**
   * A job seeker, for an agent. `jetonUsager` is null unless the identity is certified.
   *
   * @throws InvalidRequestError when a part of the agent is missing, and for `R997`
   * @throws PermissionError for `R001`; ServerError for `R998`, `R999`
   */
  findUser(user: FindUserParameters, options?: AgentCallOptions): ApiPromise<UserOutcome>
  /** Recognition as a disabled worker, for an agent; a read, repeated as others are, after a 429 once its hold is over. `toRqthPeriod` reads its dates. */
  getRqth(user: GetRqthParameters, options?: AgentCallOptions): ApiPromise<Rqth>
  /** The openapi-fetch client underneath: same transport, tokens and pace; no throw on a status, no check. */
  readonly raw: ClientCore<paths, unknown>['raw']
}

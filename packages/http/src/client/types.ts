import type { Client } from 'openapi-fetch'
import type { ApiPromise } from '../api-promise.js'
import type { CallOptions } from './options.js'

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 206

/** JSON where there is any, else what the document's other content is, such as text or a stream. */
type ContentOf<Holder> = Holder extends { content: infer Content }
  ? Content extends { 'application/json': infer Json }
    ? Json
    : Content[keyof Content]
  : undefined

/** What a method resolves to, from the operation's generated type. */
export type DataOf<Operation> = Operation extends { responses: infer Responses }
  ? ContentOf<Responses[keyof Responses & SuccessStatus]>
  : never

/** What an operation is asked with, from its generated type. */
export type RequestOf<Operation> = (Operation extends { parameters: infer Parameters }
  ? Pick<Parameters, keyof Parameters & ('query' | 'path')>
  : unknown) &
  (Operation extends { requestBody: infer Body extends { content: unknown } } ? { body: ContentOf<Body> } : unknown)

/** A problem that only the API's own rules find in an answer that fits the schema. */
export interface AnswerProblem {
  /** What is wrong, as a fixed text without any value of the answer. */
  text: string
  pointers?: readonly string[]
  code?: string
}

type Verify<Data> = (data: Data) => AnswerProblem | undefined | Promise<AnswerProblem | undefined>

/** The shared part of a client; its package adds one method per operation. */
export interface ClientCore<Paths extends object, Operations> {
  /**
   * Sends one operation. `prepare` builds the request, for which it may wait, and refuses bad values by throwing an InvalidRequestError,
   * which rejects the promise; `verify` may find a problem that the schema cannot express.
   */
  call<Id extends keyof Operations & string>(
    operationId: Id,
    prepare: () => RequestOf<Operations[Id]> | Promise<RequestOf<Operations[Id]>>,
    options?: CallOptions,
    verify?: Verify<DataOf<Operations[Id]>>,
  ): ApiPromise<DataOf<Operations[Id]>>
  /** The same; `finish` makes what the call resolves to. */
  call<Id extends keyof Operations & string, Data>(
    operationId: Id,
    prepare: () => RequestOf<Operations[Id]> | Promise<RequestOf<Operations[Id]>>,
    options: CallOptions | undefined,
    verify: Verify<DataOf<Operations[Id]>> | undefined,
    finish: (data: DataOf<Operations[Id]>) => Data,
  ): ApiPromise<NoInfer<Data>>
  /**
   * The openapi-fetch client underneath, typed by path. It shares transport, retries and credentials; it does not throw on a
   * status and does not check answers. After an error status `error` is always set: the body, or the HubError of the status when
   * the body is empty or a value that is falsy.
   */
  readonly raw: Client<Paths>
}

import type { ApiPromise, CallOptions, ClientCore, ClientOptions } from '@hub/http'
import type { MetabaseMethods } from './generated/metabase.methods.gen.js'
import type { components, operations, paths } from './generated/metabase.types.gen.js'
import type { DatasetQuery } from './queries/dataset-query.js'

/** A saved question. */
export type Card = components['schemas']['Card']
/** A row, by labels of columns. */
export type Row = Record<string, unknown>
/** What a file can be. */
export type ExportFormat = 'csv' | 'xlsx' | 'json'

/** What is exported: a saved card, a query of your own, or what a signed token shows. */
export type ExportSource =
  | { card: number }
  | { dataset: DatasetQuery }
  | { token: string }
  | { token: string; dashcard: number; card: number }

/** The options of every client. `baseUrl` is the address of the Metabase, with or without `/api`. */
export interface MetabaseClientOptions extends Omit<ClientOptions<never>, 'environment'> {
  /** API key, sent as `X-API-KEY`. What a signed token shows needs none. */
  token?: string | undefined
}

/** Options of `getCardImage`. A picture always has the card's default parameters: it shows everybody's figures. */
export interface CardImageOptions extends CallOptions {
  /** Cannot be: locked parameters would not be in the picture. */
  params?: never
  /** Cannot be, likewise. */
  parameters?: never
}

/** The methods whose parameters differ from what is sent. */
type Replaced = 'queryDataset' | 'exportDataset' | 'getCardPicture'

/** The client of one Metabase. Every method refuses wrong values before any call, naming the parameter. */
export interface MetabaseClient extends Omit<MetabaseMethods, Replaced> {
  /**
   * The rows of a query of your own, 1 000 000 at most.
   *
   * @throws QueryError when the query fails, whatever the status
   */
  queryDataset(query: DatasetQuery, options?: CallOptions): ApiPromise<Row[]>
  /**
   * A file as a stream, 1 000 000 rows at most.
   *
   * @throws QueryError when the query fails
   */
  export(format: ExportFormat, source: ExportSource, options?: CallOptions): Promise<ReadableStream<Uint8Array>>
  /**
   * Metabase's own picture of a saved card: PNG, 400 px wide, with its title and its **default** parameters. Locked parameters cannot be
   * given, since the picture would show everybody's figures.
   *
   * @throws NotFoundError the card does not exist, or this version of Metabase has no pictures of cards (`no_picture`)
   */
  getCardImage(id: number, options?: CardImageOptions): Promise<Uint8Array>
  /**
   * The query of a saved card, read from its `legacy_query`: to be changed and given to `queryDataset`.
   *
   * @throws ContractError when the card has none, naming the card
   */
  getCardQuery(id: number, options?: CallOptions): Promise<DatasetQuery>
  /** The openapi-fetch client underneath: same transport and retries; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}

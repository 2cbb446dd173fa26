// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './metabase.types.gen.js'

export interface GetCardParameters {
  /** Id of the card. */
  id: number | string
}

export interface QueryCardParameters {
  /** Id of the card. */
  id: number | string
}

export interface ExportCardParameters {
  /** Id of the card. */
  id: number | string
  /** Kind of file. */
  format: 'csv' | 'xlsx' | 'json'
}

export interface QueryDatasetParameters {
  /** The text of a JSON object `{ database, type, query, parameters }`. */
  query: string
}

export interface ExportDatasetParameters {
  /** Kind of file. */
  format: 'csv' | 'xlsx' | 'json'
  /** The text of a JSON object `{ database, type, query, parameters }`. */
  query: string
}

export interface ExportEmbeddedCardParameters {
  /** Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
  token: string
  /** Kind of file. */
  format: 'csv' | 'xlsx' | 'json'
}

export interface GetEmbeddedDashboardParameters {
  /** Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
  token: string
}

export interface ExportEmbeddedDashcardParameters {
  /** Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
  token: string
  /** Id of the card's place on the dashboard. */
  dashcard: number | string
  /** Id of the card. */
  card: number | string
  /** Kind of file. */
  format: 'csv' | 'xlsx' | 'json'
}

export interface GetCardPictureParameters {
  /** Id of the card. */
  id: number | string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface MetabaseMethods {
  /**
   * One saved card with its query.
   *
   * Its `legacy_query` is the **text** of a JSON object; `getCardQuery` reads it.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  getCard: (parameters: GetCardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getCard']>>
  /**
   * The rows of a saved card.
   *
   * Objects whose keys are the labels of the columns. A query that fails is a `QueryError`.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  queryCard: (parameters: QueryCardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['queryCard']>>
  /**
   * The rows of a saved card as a file.
   *
   * A stream; 1 000 000 rows at most.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  exportCard: (parameters: ExportCardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['exportCard']>>
  /**
   * The rows of a query.
   *
   * The query travels as JSON text in the form field `query`. One that fails is a `QueryError`.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  queryDataset: (parameters: QueryDatasetParameters, options?: CallOptions) => ApiPromise<DataOf<operations['queryDataset']>>
  /**
   * The rows of a query as a file.
   *
   * A stream; 1 000 000 rows at most.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  exportDataset: (parameters: ExportDatasetParameters, options?: CallOptions) => ApiPromise<DataOf<operations['exportDataset']>>
  /**
   * The rows of an embedded question as a file.
   *
   * By a token of `signEmbed`, with its locked parameters.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  exportEmbeddedCard: (parameters: ExportEmbeddedCardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['exportEmbeddedCard']>>
  /**
   * An embedded dashboard, with the places of its cards.
   *
   * By a token of `signEmbed`. The id of a card's place is what an export of that card needs.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  getEmbeddedDashboard: (parameters: GetEmbeddedDashboardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getEmbeddedDashboard']>>
  /**
   * The rows of a card of an embedded dashboard as a file.
   *
   * By a token of `signEmbed`, with its locked parameters.
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  exportEmbeddedDashcard: (parameters: ExportEmbeddedDashcardParameters, options?: CallOptions) => ApiPromise<DataOf<operations['exportEmbeddedDashcard']>>
  /**
   * Metabase's own picture of a saved card.
   *
   * PNG, 400 px wide, with the title and the **default** parameters of the card. The whole `/api/pulse` family is deprecated: a 404 of a
   * card that exists means a version without it (MB).
   *
   * @throws ClientError 4XX: A refusal, in plain text or JSON
   * @throws HubError other statuses: A refusal, in plain text or JSON
   */
  getCardPicture: (parameters: GetCardPictureParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getCardPicture']>>
}

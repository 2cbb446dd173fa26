export { createMetabaseClient } from './client.js'
export {
  buildEmbedComponent,
  buildEmbedUrl,
  type EmbedAppearance,
  type EmbedComponent,
  type EmbedUrlOptions,
} from './embed/embed-url.js'
export type { EmbedResource } from './embed/resource.js'
export { type LockedValue, signEmbed, type SignEmbedOptions } from './embed/sign-embed.js'
export { metabaseSlug } from './embed/slug.js'
export { type MetabaseErrorCode, QueryError } from './errors.js'
export type {
  ExportCardParameters,
  ExportEmbeddedCardParameters,
  ExportEmbeddedDashcardParameters,
  GetCardParameters,
  GetEmbeddedDashboardParameters,
  QueryCardParameters,
} from './generated/metabase.methods.gen.js'
export { addFilter, type DatasetQuery, type QueryClause, type StructuredQuery } from './queries/dataset-query.js'
export type {
  Card,
  CardImageOptions,
  ExportFormat,
  ExportSource,
  MetabaseClient,
  MetabaseClientOptions,
  Row,
} from './types.js'
export * from './generated/errors.gen.js'

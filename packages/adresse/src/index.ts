export { createAdresseClient } from './client.js'
export type { AddressCollection, AddressFeature, AddressProperties, BatchResult } from './answers.js'
export type { AdresseClient, AdresseClientOptions } from './types.js'
export type {
  BatchParameters,
  ReverseCsvParameters,
  ReverseParameters,
  SearchCsvParameters,
  SearchParameters,
} from './generated/adresse.methods.gen.js'
export type { GeocodedAddress, GeocodeOptions, GeocodingResult, NoGeocodingResult } from './geocoding/geocode.js'
export type { GeocodeRowsOptions, GeocodingProgress } from './geocoding/geocode-rows.js'
export { IncompleteResultError } from './geocoding/incomplete-result-error.js'
export type { GeocodedRow, RowStatus } from './geocoding/row-reader.js'
export type { InputRow } from './geocoding/row-writer.js'
export * from './generated/errors.gen.js'

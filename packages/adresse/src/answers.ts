import type { components } from './generated/adresse.types.gen.js'

type Schemas = components['schemas']

/** What a search gives: `features`, best first. */
export type AddressCollection = Schemas['AddressCollection']
/** One result: its point and its properties. */
export type AddressFeature = Schemas['AddressFeature']
/** What became of one request of a batch. */
export type BatchResult = Schemas['BatchResult']

/** What is known of an address; only `features` is promised by the service, so every property may be missing. */
export type AddressProperties = Schemas['AddressProperties']

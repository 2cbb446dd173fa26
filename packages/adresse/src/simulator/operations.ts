import type { AddressFeature } from '../answers.js'
import { findByPlace, findByText } from './matching.js'
import { type ParsedParameters, refuse } from './parameters.js'
import type { AdresseState } from './state.js'

type Operation = (parameters: ParsedParameters, state: AdresseState) => AddressFeature[]

/** What is asked for alone, and in a batch. */
export const operations: Readonly<Record<'search' | 'reverse', Operation>> = {
  search(parameters, { addresses }) {
    if (parameters.q === undefined) throw refuse(['q: required param'])
    return findByText(addresses, parameters)
  },
  reverse(parameters, { addresses }) {
    if (!parameters.position && !parameters.area) throw refuse(['lon/lat or searchgeom: at least one is required'])
    return findByPlace(addresses, parameters)
  },
}

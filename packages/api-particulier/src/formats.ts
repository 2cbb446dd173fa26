import { parseSiret } from '@hub/identifiers'

/** How the values are read that the document leaves to this package. */
export const formats = { siret: parseSiret }

// The variables of the feature directory: the services it asks, and what a partner need not be shown.
import { z } from '@hono/zod-openapi'
import { optional, secret } from '../../platform/configuration/formats.js'
import { documented, LIVE, url } from '../../platform/configuration/variable-info.js'

export const directoryVariables = {
  GEOCODAGE_URL: documented(
    {
      meaning: 'geocoding of the Géoplateforme, or one of your own',
      default: 'https://data.geopf.fr/geocodage',
      example: 'https://geocodage.example.fr/geocodage',
    },
    url(),
  ),
  API_GEO_URL: documented(
    { meaning: 'API Géo: communes', default: 'https://geo.api.gouv.fr', example: 'https://geo.example.fr' },
    url(),
  ),
  SIRENE_URL: documented(
    {
      meaning: 'Sirene of INSEE, the public product',
      default: 'https://api.insee.fr/api-sirene/3.11',
      example: 'https://sirene.example.fr/3.11',
    },
    url(),
  ),
  SIRENE_API_KEY: documented(
    { meaning: 'key of a subscription to Sirene of the type "Simple"', otherwise: LIVE, example: 'an-invented-key' },
    secret.optional(),
  ),
  DATA_INCLUSION_URL: documented(
    {
      meaning: 'data·inclusion: structures',
      default: 'https://api.data.inclusion.gouv.fr',
      example: 'https://data-inclusion.example.fr',
    },
    url(),
  ),
  DATA_INCLUSION_TOKEN: documented(
    { meaning: 'token of data·inclusion with the scope `api`', otherwise: LIVE, example: 'an-invented-token' },
    secret.optional(),
  ),
  DATA_INCLUSION_OWN_SOURCE: documented(
    {
      meaning:
        'source of data·inclusion that comes from the partners themselves: `/api/v1/structures` leaves it out unless asked otherwise',
      otherwise: 'none is left out',
      example: 'emplois-de-linclusion',
    },
    optional(z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be the slug of a source')),
  ),
}

// The variables of the feature france-travail: the application with which it calls.
import { flag, optional, parsed, secret } from '../../platform/configuration/formats.js'
import { documented, LIVE, url } from '../../platform/configuration/variable-info.js'

export const DEFAULT_BATCH = 140
/** Seconds. */
export const DEFAULT_DELAY = 1

const wholeNumber = (lowest: number, highest: number) => (text: string) => {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : NaN
  return number >= lowest && number <= highest ? number : undefined
}

export const franceTravailVariables = {
  FRANCE_TRAVAIL_API_URL: documented(
    { meaning: 'API of France Travail', otherwise: LIVE, example: 'https://api.francetravail.io/partenaire' },
    url(),
  ),
  FRANCE_TRAVAIL_AUTH_URL: documented(
    {
      meaning: 'where France Travail gives its tokens, without path',
      otherwise: LIVE,
      example: 'https://entreprise.francetravail.fr',
    },
    url(),
  ),
  FRANCE_TRAVAIL_CLIENT_ID: documented(
    { meaning: 'id of the application', otherwise: LIVE, example: 'PAR_an-invented-application' },
    secret.optional(),
  ),
  FRANCE_TRAVAIL_CLIENT_SECRET: documented(
    { meaning: 'secret of the application', otherwise: LIVE, example: 'an-invented-secret-of-the-application' },
    secret.optional(),
  ),
  FRANCE_TRAVAIL_BATCH: documented(
    { meaning: 'PASS told in one pass of `notify-approvals`', default: String(DEFAULT_BATCH), example: '200' },
    optional(parsed(wholeNumber(1, 1_000), 'must be a whole number from 1 to 1000')),
  ),
  FRANCE_TRAVAIL_DELAY: documented(
    { meaning: 'seconds between two of them', default: String(DEFAULT_DELAY), example: '2' },
    optional(parsed(wholeNumber(0, 60), 'must be a whole number of seconds from 0 to 60')),
  ),
  FRANCE_TRAVAIL_RETRIES_FIRST: documented(
    {
      meaning: '`true` tells PASS whose last attempt failed before all others, instead of the newest first',
      default: 'false',
      example: 'true',
    },
    optional(parsed(flag, 'must be true or false')),
  ),
}

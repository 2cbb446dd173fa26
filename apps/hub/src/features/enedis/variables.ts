import { z } from '@hono/zod-openapi'
import { optional, secret } from '../../platform/configuration/formats.js'
import { documented, LIVE, url } from '../../platform/configuration/variable-info.js'

const choice = <Value extends string>(...values: readonly [Value, ...Value[]]) =>
  optional(z.enum(values, `must be one of ${values.join(', ')}`))

export const enedisVariables = {
  ENEDIS_API_URL: documented(
    {
      meaning: 'API of Enedis',
      otherwise: 'that of `ENEDIS_ENVIRONMENT`',
      example: 'https://gw.ext.prod.api.enedis.fr',
    },
    url(),
  ),
  ENEDIS_AUTHORIZE_URL: documented(
    {
      meaning: 'site of Enedis where people consent',
      otherwise: 'that of production, the only one that there is',
      example: 'https://mon-compte-particulier.enedis.fr',
    },
    url(),
  ),
  ENEDIS_CLIENT_ID: documented(
    { meaning: 'id of the application at Enedis', otherwise: LIVE, example: 'an-invented-application' },
    secret.optional(),
  ),
  ENEDIS_CLIENT_SECRET: documented(
    { meaning: 'secret of that application', otherwise: LIVE, example: 'an-invented-secret' },
    secret.optional(),
  ),
  ENEDIS_ENVIRONMENT: documented(
    {
      meaning: '`production`, or `sandbox` with the invented customers of Enedis',
      default: 'production',
      example: 'sandbox',
    },
    choice('production', 'sandbox'),
  ),
  ENEDIS_REDIRECT_URI: documented(
    {
      meaning:
        'address that is registered at Enedis, where browsers come back; one that does not lead to this hub is warned of at start',
      otherwise: '`/oauth/callback` below `HUB_PUBLIC_URL`',
      example: 'https://linky.valbrume.example/oauth/callback',
    },
    url(),
  ),
  ENEDIS_API_MODE: documented(
    {
      meaning: 'generation of the API: `2026`, `v5`, or `auto` (2026 first)',
      default: '2026',
      example: 'v5',
    },
    choice('2026', 'v5', 'auto'),
  ),
  ENEDIS_AUTHORIZE_VERSION: documented(
    { meaning: 'version of the consent page: `v2` or `v1`', default: 'v2', example: 'v1' },
    choice('v2', 'v1'),
  ),
  ENEDIS_OWNERSHIP: documented(
    {
      meaning:
        'who is taken for the holder of a point in a sandbox: `redirect-only` whoever consented, `strict` as in live, where the e-mail address must be that of the holder or the holding be proven',
      default: 'redirect-only',
      example: 'strict',
    },
    choice('redirect-only', 'strict'),
  ),
}

// The variables of the feature links: surveys, invitations, dashboards.
import { optional, parsed, secret } from '../../platform/configuration/formats.js'
import { documented, LIVE, url } from '../../platform/configuration/variable-info.js'
import { parseDashboards } from './dashboards.js'

export const linksVariables = {
  TALLY_URL: documented(
    { meaning: 'surveys of Tally', default: 'https://tally.so', example: 'https://tally.example.fr' },
    url(),
  ),
  DIAGORIENTE_URL: documented(
    {
      meaning: 'Diagoriente, with or without `/services/plateforme`',
      default: 'https://diagoriente.beta.gouv.fr',
      example: 'https://diagoriente.example.fr',
    },
    url(),
  ),
  METABASE_SITE_URL: documented(
    { meaning: 'Metabase whose dashboards are embedded', otherwise: LIVE, example: 'https://stats.example.fr' },
    url(),
  ),
  METABASE_SECRET_KEY: documented(
    {
      meaning: 'secret of its embedding settings',
      otherwise: LIVE,
      example: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    },
    secret.optional(),
  ),
  METABASE_DASHBOARDS: documented(
    {
      meaning:
        'dashboards that partners may embed, as JSON: id → names of the parameters that they may lock, as labels or as Metabase writes them; any other is 404',
      otherwise: 'none; in a sandbox an invented one',
      example: '{"5":["département","région"]}',
    },
    optional(parsed(parseDashboards, 'must be a JSON object of ids, each with a list of names of parameters')),
  ),
}

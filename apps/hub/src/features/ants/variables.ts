// The variables of the feature ants: what calls it, what it calls.
import { z } from '@hono/zod-openapi'
import { optional, parsed, secret, splitList } from '../../platform/configuration/formats.js'
import { LIVE, documented, url } from '../../platform/configuration/variable-info.js'

export const DEFAULT_AUTH_HEADER = 'X-HUB-RDV-AUTH-TOKEN'

/** Header values are visible ASCII (RFC 9110); a token with anything else could never be presented. */
function tokens(text: string): readonly string[] | undefined {
  return splitList(text).every((token) => /^[\x21-\x7e]+$/.test(token)) ? splitList(text) : undefined
}

/** Megabytes, a million bytes each. */
export const DEFAULT_SLOT_MEMORY = 64

function megabytes(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined
}

export const antsVariables = {
  ANTS_HUB_AUTH_TOKENS: documented(
    {
      meaning: 'tokens that ANTS may present: a comma list',
      otherwise: `a demo token on a loopback \`HOST\`; ${LIVE}`,
      example: 'an-invented-token,the-next-one',
    },
    secret
      .pipe(parsed(tokens, 'must be a comma list of tokens, none of them empty, in visible ASCII characters'))
      .optional(),
  ),
  ANTS_HUB_AUTH_HEADER: documented(
    {
      meaning: 'header in which ANTS presents its token',
      default: DEFAULT_AUTH_HEADER,
      example: 'X-Hub-Token',
    },
    optional(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of an HTTP header')),
  ),
  ANTS_HUB_SLOT_MEMORY: documented(
    {
      meaning: 'megabytes of slots that are kept ready to be sent to ANTS',
      default: String(DEFAULT_SLOT_MEMORY),
      example: '128',
    },
    optional(parsed(megabytes, 'must be a whole number of megabytes, from 1 to 99999')),
  ),
  ANTS_RDV_API_URL: documented(
    { meaning: 'coordination API of ANTS', otherwise: LIVE, example: 'https://coordination.example' },
    url(),
  ),
  ANTS_RDV_OPT_AUTH_TOKEN: documented(
    { meaning: 'our token for the coordination API', otherwise: LIVE, example: 'an-invented-token' },
    secret.optional(),
  ),
}

/** Variables of `import agenda --to`. */
export const importVariables = {
  HUB_IMPORT_KEY: documented(
    {
      meaning: 'API key for `import agenda --to`: unlike `--key`, it is not shown to other users of the machine',
      otherwise: '`--key` is needed with `--to`',
      example: 'hub_an-invented-key-of-at-least-32-characters',
    },
    secret.optional(),
  ),
}

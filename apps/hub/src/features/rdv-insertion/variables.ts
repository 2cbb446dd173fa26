// The variables of the feature rdv-insertion: what it calls, and whose webhooks it takes.
import { z } from '@hono/zod-openapi'
import { flag, optional, parsed, secret, splitList } from '../../platform/configuration/formats.js'
import { LIVE, documented, url } from '../../platform/configuration/variable-info.js'

/** Secrets of a sender of webhooks: several while one is being replaced. */
const webhookSecrets = secret
  .pipe(
    parsed((text) => {
      const secrets = splitList(text)
      return secrets.includes('') ? undefined : secrets
    }, 'must be a comma list of secrets, none of them empty'),
  )
  .optional()

/** Secrets by instance: several while one is being replaced. */
export type InstanceSecrets = Readonly<Record<string, readonly string[]>>

/** `instance:secret`, comma-separated; an instance that is named twice has two secrets. A secret may hold colons. */
const instanceSecrets = secret
  .pipe(
    parsed((text): InstanceSecrets | undefined => {
      const secrets = new Map<string, string[]>()
      for (const item of splitList(text)) {
        const [, instance = '', own] = /^([a-z][a-z0-9-]{0,31}):(.+)$/.exec(item) ?? []
        if (own === undefined || [...secrets].some(([name, known]) => name !== instance && known.includes(own)))
          return undefined
        secrets.set(instance, [...(secrets.get(instance) ?? []), own])
      }
      return Object.fromEntries(secrets)
    }, 'must be a comma list of instance:secret, instances named in small letters, digits and dashes, no secret shared by two'),
  )
  .optional()

export const rdvInsertionVariables = {
  RDV_SOLIDARITES_URL: documented(
    {
      meaning: 'RDV-Solidarités, where an agent of the hub’s own signs in',
      otherwise: LIVE,
      example: 'https://www.rdv-solidarites.fr',
    },
    url(),
  ),
  RDV_SOLIDARITES_EMAIL: documented(
    {
      meaning: 'e-mail address of that agent',
      otherwise: LIVE,
      example: 'hub@valbrume.example',
    },
    optional(z.email('must be the e-mail address of an agent')),
  ),
  RDV_SOLIDARITES_PASSWORD: documented(
    { meaning: 'password of that agent', otherwise: LIVE, example: 'an-invented-password' },
    secret.optional(),
  ),
  RDV_SOLIDARITES_WEBHOOK_SECRETS: documented(
    {
      meaning: 'secrets with which RDV-Solidarités at `RDV_SOLIDARITES_URL` signs its webhooks: a comma list',
      otherwise: `its deliveries are refused; ${LIVE}`,
      example: 'an-invented-secret,the-next-one',
    },
    webhookSecrets,
  ),
  RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: documented(
    {
      meaning:
        'secrets of other instances of RDV-Solidarités that are subscribed too: a comma list of `instance:secret`; ids are unique within one instance only',
      otherwise: 'no other instance is heard',
      example: 'rdv-service-public:an-invented-secret',
    },
    instanceSecrets,
  ),
  RDV_INSERTION_URL: documented(
    {
      meaning: 'API of rdv-insertion',
      otherwise: LIVE,
      example: 'https://www.rdv-insertion.fr',
    },
    url(),
  ),
  RDV_INSERTION_WEBHOOK_SECRETS: documented(
    {
      meaning: 'secrets with which rdv-insertion signs its webhooks: a comma list',
      otherwise: `its deliveries are refused; ${LIVE}`,
      example: 'an-invented-secret',
    },
    webhookSecrets,
  ),
  RDV_INSERTION_WEBHOOK_LATIN1: documented(
    {
      meaning: '`true` takes bodies of rdv-insertion in ISO-8859-1 too',
      default: 'false',
      example: 'true',
    },
    optional(parsed(flag, 'must be true or false')),
  ),
}

// Each environment variable: how it is written, and its text in docs/configuration.md and --help. A schema here knows
// one variable; what they mean together is in modes.ts.
import { z } from 'zod'
import { features as declared } from '../features/index.js'
import type { VariableShape, VariableValues } from '../platform/configuration/environment.js'
import { flag, optional, parsed, secret } from '../platform/configuration/formats.js'
import { documented, url } from '../platform/configuration/variable-info.js'
import {
  apiKeys,
  days,
  encryptionKeys,
  FEATURE_LIST,
  features,
  mailAddress,
  networks,
  port,
  postgresUrl,
  smtpUrl,
  upstreams,
} from './formats.js'
import { legalVariables } from './legal-variables.js'

/** Values of variables that are not set. */
export const DEFAULTS = {
  HOST: '127.0.0.1',
  PORT: '8000',
  HUB_DATA_DIR: '.data/hub',
  HUB_RETENTION_DAYS: '90',
  LOG_LEVEL: 'info',
  OTEL_SERVICE_NAME: 'hub',
} as const

const EXAMPLE_KEY = 'TWFkZSB1cCBmb3IgZXhhbXBsZXMsIDMyIGJ5dGVzISE='
/** Variables about storage, which are all that most maintenance commands need. */
export const storageVariables = {
  DATABASE_URL: documented(
    {
      meaning: 'PostgreSQL 15 to 18, which several processes may share',
      otherwise: 'the embedded database in `HUB_DATA_DIR`',
      example: 'postgres://hub:secret@db.example:5432/hub',
    },
    secret.pipe(parsed(postgresUrl, 'must be a URL such as postgres://user:password@host:5432/database')).optional(),
  ),
  HUB_DATA_DIR: documented(
    {
      meaning: 'directory of the embedded database, of demo secrets and of the mail of a sandbox',
      default: DEFAULTS.HUB_DATA_DIR,
      example: '/var/lib/hub',
    },
    optional(z.string()),
  ),
}

/** Variables of the commands that read or erase personal data. */
export const personalDataVariables = {
  ...storageVariables,
  HUB_ENCRYPTION_KEY: documented(
    {
      meaning:
        'keys of 32 bytes in base64, separated by commas (`openssl rand -base64 32`): the first encrypts personal data and secrets at rest, all decrypt',
      otherwise: 'made in a sandbox; required with `DATABASE_URL` and in live',
      example: EXAMPLE_KEY,
    },
    secret
      .pipe(
        parsed(
          encryptionKeys,
          'must be one or more keys of 32 bytes in base64, separated by commas (openssl rand -base64 32)',
        ),
      )
      .optional(),
  ),
  HUB_RETENTION_DAYS: documented(
    {
      meaning: 'days after an appointment when contacts, numbers and stored answers are erased, as the pages say',
      default: DEFAULTS.HUB_RETENTION_DAYS,
      example: '60',
    },
    optional(parsed(days, 'must be a whole number of days, at least 1')),
  ),
}

/** Variables of every hub. */
export const hubVariables = {
  HOST: documented(
    { meaning: 'address to listen on', default: DEFAULTS.HOST, example: '0.0.0.0' },
    optional(z.string().regex(/^[\w.:[\]-]+$/, 'must be a host name or an address')),
  ),
  PORT: documented(
    { meaning: 'port to listen on; 0 lets the system choose', default: DEFAULTS.PORT, example: '8080' },
    optional(parsed(port, 'must be a whole number from 0 to 65535 (0 lets the system choose)')),
  ),
  HUB_PUBLIC_URL: documented(
    {
      meaning: 'base of every link handed out; https in live',
      otherwise: '`http://localhost:<PORT>`; required in live',
      example: 'https://rdv.valbrume.example',
    },
    url(),
  ),
  ...personalDataVariables,
  HUB_EMBEDDED_LIVE: documented(
    {
      meaning: '`true` lets a live hub keep its data in the embedded database',
      otherwise: 'a live hub demands `DATABASE_URL`',
      example: 'true',
    },
    optional(parsed(flag, 'must be true or false')),
  ),
  HUB_FEATURES: documented(
    { meaning: `what this hub does: a comma list among ${FEATURE_LIST}`, otherwise: 'all of them', example: 'ants' },
    optional(parsed(features, `must be a comma list among ${FEATURE_LIST}`)),
  ),
  HUB_UPSTREAMS: documented(
    {
      meaning: 'which upstreams are real: `sandbox` (none), `live` (all), or a comma list of features',
      otherwise: '`sandbox` on a loopback `HOST` without `DATABASE_URL`; otherwise it must be said',
      example: 'live',
    },
    optional(upstreams),
  ),
  HUB_API_KEYS: documented(
    {
      meaning:
        "partners' API keys: a comma list of `name:key` or `name:key:feature+feature`, keys of at least 32 characters",
      otherwise: 'keys made by `keys create`; in a sandbox a demo key',
      example: 'mairie:an-invented-key-of-at-least-32-characters:ants',
    },
    apiKeys.optional(),
  ),
  HUB_TRUSTED_PROXIES: documented(
    {
      meaning: 'addresses or networks of the proxies in front, whose `X-Forwarded-For` is believed: a comma list',
      otherwise: 'none is believed',
      example: '10.0.0.0/8',
    },
    optional(
      parsed(networks, 'must be a comma list of addresses or networks such as 10.0.0.0/8, of the proxies in front'),
    ),
  ),
  HUB_METRICS_TOKEN: documented(
    {
      meaning: 'token of who may read `/metrics` from another machine (`Authorization: Bearer`)',
      otherwise: 'in a sandbox `/metrics` is shown on this machine only; in live it is refused',
      example: 'an-invented-token',
    },
    secret.optional(),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: documented(
    {
      meaning:
        'collector of OpenTelemetry to which traces are sent over HTTP; the other `OTEL_EXPORTER_OTLP_…` variables of the standard hold too',
      otherwise: 'no traces',
      example: 'http://collector.example:4318',
    },
    url(),
  ),
  OTEL_SERVICE_NAME: documented(
    { meaning: 'name of this hub in traces', default: DEFAULTS.OTEL_SERVICE_NAME, example: 'hub-valbrume' },
    optional(z.string()),
  ),
  LOG_LEVEL: documented(
    { meaning: 'fatal, error, warn, info, debug, trace or silent', default: DEFAULTS.LOG_LEVEL, example: 'warn' },
    optional(
      z.enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      ),
    ),
  ),
  LOG_FORMAT: documented(
    { meaning: '`json` or `pretty`', otherwise: '`pretty` on a terminal, `json` elsewhere', example: 'json' },
    optional(z.enum(['json', 'pretty'], 'must be json or pretty')),
  ),
  SMTP_URL: documented(
    {
      meaning: 'server for outgoing mail, `smtp://` or `smtps://`',
      otherwise: 'no mail; in a sandbox it is written to `HUB_DATA_DIR/mail` and shown at `/_/mail`',
      example: 'smtp://user:secret@mail.example:587',
    },
    secret.pipe(parsed(smtpUrl, 'must be a URL such as smtp://user:password@host:587')).optional(),
  ),
  MAIL_FROM: documented(
    {
      meaning: 'sender of mail: an address, or a name and an address',
      otherwise: 'required with `SMTP_URL`',
      example: 'Mairie de Valbrume <rdv@valbrume.example>',
    },
    optional(parsed(mailAddress, 'must be an e-mail address, or a name and an address: Name <name@host>')),
  ),
  ...legalVariables,
}

export type HubVariables = VariableValues<typeof hubVariables>

/** All variables of a hub that serves. */
export const serverVariables: VariableShape = Object.assign(
  {},
  hubVariables,
  ...declared.map(({ variables }) => variables),
)

/** All variables of the program. */
export const allVariables: VariableShape = Object.assign(
  {},
  serverVariables,
  ...declared.map(({ commandVariables }) => commandVariables),
)

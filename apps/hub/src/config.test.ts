import { describe, expect, test } from 'vitest'
import { ConfigurationError, type Environment, loadConfig, loadStorageConfig } from './config.js'
import { FEATURE_NAMES } from './config/formats.js'
import { SECRET_VARIABLES } from './config/modes.js'
import { hubVariables, serverVariables } from './config/variables.js'
import { features } from './features/index.js'

const encryptionKey = Buffer.alloc(32, 7).toString('base64')
const partnerKey = 'k'.repeat(32)
const live: Environment = {
  HUB_UPSTREAMS: 'live',
  HUB_EMBEDDED_LIVE: 'true',
  HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
  HUB_ENCRYPTION_KEY: encryptionKey,
  HUB_TRUSTED_PROXIES: '127.0.0.1',
  ANTS_HUB_AUTH_TOKENS: 'first-token-of-ants,second-token-of-ants',
  ANTS_RDV_API_URL: 'https://coordination.example',
  ANTS_RDV_OPT_AUTH_TOKEN: 'our-token-at-ants',
  RDV_SOLIDARITES_URL: 'https://rdv-solidarites.example',
  RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
  RDV_SOLIDARITES_PASSWORD: 'a placeholder, long enough',
  RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-solidarites',
  RDV_INSERTION_URL: 'https://rdv-insertion.example',
  RDV_INSERTION_WEBHOOK_SECRETS: 'present-secret-of-insertion, next-secret-of-insertion',
  FRANCE_TRAVAIL_API_URL: 'https://france-travail.example/partenaire',
  FRANCE_TRAVAIL_AUTH_URL: 'https://france-travail-tokens.example',
  FRANCE_TRAVAIL_CLIENT_ID: 'PAR_application',
  FRANCE_TRAVAIL_CLIENT_SECRET: 'secret-of-the-application',
  API_PARTICULIER_URL: 'https://api-particulier.example',
  API_PARTICULIER_TOKEN: 'token-of-api-particulier',
  API_PARTICULIER_RECIPIENT: '13002526500013',
  SIRENE_API_KEY: 'key-of-the-hub-at-sirene',
  DATA_INCLUSION_TOKEN: 'token-of-data-inclusion',
  METABASE_SITE_URL: 'https://metabase.example',
  METABASE_SECRET_KEY: 'secret-key-of-metabase',
  ENEDIS_CLIENT_ID: 'application-of-the-hub',
  ENEDIS_CLIENT_SECRET: 'secret-of-the-application',
}

function listMistakes(environment: Environment): readonly string[] {
  try {
    loadConfig(environment)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.lines
    throw error
  }
  return []
}

describe('modes', () => {
  test('nothing configured is a sandbox with demo secrets, on loopback, embedded', () => {
    expect(loadConfig({})).toMatchObject({
      mode: 'sandbox',
      demoSecrets: true,
      host: '127.0.0.1',
      port: 8000,
      storage: { dataDirectory: '.data/hub' },
      featureConfigs: { ants: { tokens: [], headerName: 'X-HUB-RDV-AUTH-TOKEN' } },
    })
  })

  test.each([
    [{ HOST: '0.0.0.0' }, 'HOST is not a loopback address'],
    [{ DATABASE_URL: 'postgres://root@127.0.0.1:5432/test', HUB_ENCRYPTION_KEY: encryptionKey }, 'DATABASE_URL is set'],
  ])('%o needs HUB_UPSTREAMS', (environment, reason) => {
    expect(listMistakes(environment)[0]).toMatch(new RegExp(`^HUB_UPSTREAMS must be said because ${reason}`))
  })

  test('a sandbox that others can reach has no demo secrets: ANTS needs a real token', () => {
    expect(listMistakes({ HOST: '0.0.0.0', HUB_UPSTREAMS: 'sandbox' })).toEqual([
      'ANTS_HUB_AUTH_TOKENS is required because demo secrets exist only on a loopback HOST',
    ])
    const config = loadConfig({ HOST: '0.0.0.0', HUB_UPSTREAMS: 'sandbox', ANTS_HUB_AUTH_TOKENS: 'token' })
    expect(config).toMatchObject({ mode: 'sandbox', demoSecrets: false })
  })

  test('live reports every missing variable of its features, one line each', () => {
    expect(listMistakes({ HUB_UPSTREAMS: 'live' }).map((line) => line.split(' ')[0])).toEqual([
      'ANTS_HUB_AUTH_TOKENS',
      'ANTS_RDV_API_URL',
      'ANTS_RDV_OPT_AUTH_TOKEN',
      'RDV_SOLIDARITES_URL',
      'RDV_SOLIDARITES_EMAIL',
      'RDV_SOLIDARITES_PASSWORD',
      'RDV_SOLIDARITES_WEBHOOK_SECRETS',
      'RDV_INSERTION_URL',
      'RDV_INSERTION_WEBHOOK_SECRETS',
      'FRANCE_TRAVAIL_API_URL',
      'FRANCE_TRAVAIL_AUTH_URL',
      'FRANCE_TRAVAIL_CLIENT_ID',
      'FRANCE_TRAVAIL_CLIENT_SECRET',
      'API_PARTICULIER_URL',
      'API_PARTICULIER_TOKEN',
      'API_PARTICULIER_RECIPIENT',
      'SIRENE_API_KEY',
      'DATA_INCLUSION_TOKEN',
      'METABASE_SITE_URL',
      'METABASE_SECRET_KEY',
      'ENEDIS_CLIENT_ID',
      'ENEDIS_CLIENT_SECRET',
      'DATABASE_URL',
      'HUB_ENCRYPTION_KEY',
      'HUB_PUBLIC_URL',
      'HUB_TRUSTED_PROXIES',
    ])
  })

  test('secrets of other instances of RDV-Solidarités have the name of theirs', () => {
    const config = loadConfig({ RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: 'rdv-service-public:a:b, other:c,other:d' })
    expect(config.featureConfigs).toMatchObject({
      'rdv-insertion': { otherInstances: { 'rdv-service-public': ['a:b'], other: ['c', 'd'] } },
    })
    expect(loadConfig({}).featureConfigs['rdv-insertion']).toHaveProperty('otherInstances', {})
  })

  test.each([
    ['a name that is missing', { RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: 'a' }],
    ['a secret that is missing', { RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: 'a:' }],
    ['a secret of two', { RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: 'a:x,b:x' }],
    [
      'a secret of the first instance',
      { RDV_SOLIDARITES_WEBHOOK_SECRETS: 'x,y', RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: 'a:y' },
    ],
  ])('in the secrets of other instances, %s is told', (_, environment) => {
    expect(() => loadConfig(environment)).toThrow(/^RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS /)
  })

  test.each([undefined, '', 'false'])('live demands DATABASE_URL by name, with HUB_EMBEDDED_LIVE=%o', (asked) => {
    expect(listMistakes({ ...live, HUB_EMBEDDED_LIVE: asked })).toEqual([
      'DATABASE_URL is required because HUB_UPSTREAMS is live (HUB_EMBEDDED_LIVE=true asks for the embedded database instead)',
    ])
    const databaseUrl = 'postgres://hub@db.example/hub'
    expect(listMistakes({ ...live, HUB_EMBEDDED_LIVE: asked, DATABASE_URL: databaseUrl })).toEqual([])
  })

  test('live asks nothing for a feature that is not enabled', () => {
    expect(
      listMistakes({
        ...live,
        HUB_FEATURES: 'rdv-insertion',
        ANTS_HUB_AUTH_TOKENS: undefined,
        ANTS_RDV_API_URL: undefined,
      }),
    ).toEqual([])
  })

  test('live refuses links over http', () => {
    expect(listMistakes({ ...live, HUB_PUBLIC_URL: 'http://rdv.valbrume.example' })).toEqual([
      'HUB_PUBLIC_URL must start with https:// in live',
    ])
  })

  test('live is behind a proxy, which must be named', () => {
    for (const HUB_TRUSTED_PROXIES of [undefined, '', ' ']) {
      expect(listMistakes({ ...live, HUB_TRUSTED_PROXIES })).toEqual([
        'HUB_TRUSTED_PROXIES is required because a live hub is reached over https, which a proxy in front of it speaks',
      ])
      expect(listMistakes({ ...live, HUB_UPSTREAMS: 'ants', HUB_TRUSTED_PROXIES })).toHaveLength(1)
    }
    expect(listMistakes({ HUB_UPSTREAMS: 'sandbox' })).toEqual([])
  })

  test.each([
    ['ANTS_HUB_AUTH_TOKENS', 'fifteen-letters'],
    ['ANTS_HUB_AUTH_TOKENS', 'long-enough-for-live,short'],
    ['ANTS_RDV_OPT_AUTH_TOKEN', 'ours'],
    ['HUB_METRICS_TOKEN', 'metrics'],
    ['ENEDIS_CLIENT_SECRET', 'secret'],
    ['RDV_INSERTION_WEBHOOK_SECRETS', 'secret'],
    ['RDV_INSERTION_WEBHOOK_SECRETS', 'x,long-enough-for-live'],
    ['RDV_SOLIDARITES_PASSWORD', '🐇🐇🐇🐇🐇🐇🐇🐇🐇🐇'],
    ['RDV_SOLIDARITES_WEBHOOK_SECRETS', '   lapin            '],
  ])('live refuses a secret that can be guessed, by name: %s=%j', (name, value) => {
    const lines = listMistakes({ ...live, [name]: value })
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^${name} must have at least 16 characters (each )?in live$`)),
    ])
    expect(listMistakes({ ...live, HUB_UPSTREAMS: 'ants', [name]: value })).toEqual(lines)
    expect(listMistakes({ [name]: value })).toEqual([])
  })

  test('live calls others over https, or on this machine', () => {
    for (const name of ['ANTS_RDV_API_URL', 'RDV_INSERTION_URL', 'RDV_SOLIDARITES_URL', 'ENEDIS_API_URL']) {
      expect(listMistakes({ ...live, [name]: 'http://service.example' })).toEqual([
        expect.stringMatching(`^${name} must start with https:// in live, unless it is on this machine`),
      ])
      for (const local of ['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000'])
        expect(listMistakes({ ...live, [name]: local })).toEqual([])
      expect(listMistakes({ [name]: 'http://service.example' })).toEqual([])
    }
  })

  test('every variable that holds a secret is looked at', () => {
    const ownRules = new Set(['HUB_API_KEYS', 'HUB_ENCRYPTION_KEY'])
    const named = Object.keys(serverVariables).filter((name) => /KEY|TOKEN|SECRET|PASSWORD/.test(name))
    expect(named.filter((name) => !ownRules.has(name)).toSorted()).toEqual([...SECRET_VARIABLES].toSorted())
  })

  test('a list of live features makes the hub live', () => {
    const config = loadConfig({ ...live, HUB_UPSTREAMS: 'ants' })
    expect(config).toMatchObject({ mode: 'live', demoSecrets: false })
    expect([...config.liveFeatures]).toEqual(['ants'])
  })

  test('a live feature must be enabled', () => {
    expect(listMistakes({ ...live, HUB_UPSTREAMS: 'ants', HUB_FEATURES: 'rdv-insertion' })).toEqual([
      'HUB_UPSTREAMS names ants, which HUB_FEATURES does not enable',
    ])
  })

  test('a PostgreSQL sandbox needs an encryption key', () => {
    expect(listMistakes({ HUB_UPSTREAMS: 'sandbox', DATABASE_URL: 'postgres://db.example/hub' })).toEqual([
      'HUB_ENCRYPTION_KEY is required because DATABASE_URL is set',
    ])
  })
})

describe('mail and proxies', () => {
  test('a server needs a sender', () => {
    expect(listMistakes({ ...live, SMTP_URL: 'smtp://mail.example:587' })).toEqual([
      'MAIL_FROM is required because SMTP_URL is set',
    ])
  })

  test.each([
    ['rdv@mairie.example', { name: '', address: 'rdv@mairie.example' }],
    ['Mairie de Valbrume <rdv@mairie.example>', { name: 'Mairie de Valbrume', address: 'rdv@mairie.example' }],
  ])('%s is a sender', (text, from) => {
    const mail = { smtpUrl: 'smtps://user:word@mail.example', from }
    expect(loadConfig({ ...live, SMTP_URL: mail.smtpUrl, MAIL_FROM: text })).toMatchObject({ mail })
  })

  test.each([
    ['MAIL_FROM', 'Mairie'],
    ['MAIL_FROM', 'Mairie <rdv@mairie.example>, other@mairie.example'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'mail.example:587'],
    ['HUB_TRUSTED_PROXIES', '10.0.0.0/99'],
    ['HUB_TRUSTED_PROXIES', 'proxy.example'],
    ['HUB_TRUSTED_PROXIES', '10.0.0.1,,10.0.0.2'],
  ])('%s must not be %j', (name, value) => {
    expect(listMistakes({ ...live, [name]: value }).map((line) => line.split(' ')[0])).toEqual([name])
  })

  test('no proxy is trusted unless named', () => {
    expect(loadConfig({}).trustedProxies).toEqual([])
    expect(loadConfig({ HUB_TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }).trustedProxies).toHaveLength(2)
  })
})

describe('features', () => {
  test.each(['no-such-feature', 'Ants', 'rdv_insertion'])(
    'one that does not exist, such as %s, is refused with the list of those that do',
    (name) => {
      const key = `partner:${partnerKey}:ants+${name}`
      for (const environment of [{ HUB_FEATURES: name }, { HUB_UPSTREAMS: `ants,${name}` }, { HUB_API_KEYS: key }]) {
        const [variable = ''] = Object.keys(environment)
        const lines = listMistakes(environment).filter((line) => line.startsWith(`${variable} `))
        expect(lines.map((line) => line.endsWith(` ${FEATURE_NAMES.join(', ')}`))).toEqual([true])
      }
    },
  )

  test('have names and variables of their own', () => {
    const names = features.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const variables = [hubVariables, ...features.flatMap((each) => [each.variables, each.commandVariables ?? {}])]
    const all = variables.flatMap((shape) => Object.keys(shape))
    expect(new Set(all).size).toBe(all.length)
    expect(features.filter(({ keyLimit }) => keyLimit !== undefined).length).toBeLessThan(2)
  })
})

describe('variables', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'not a host'],
    ['HUB_PUBLIC_URL', 'rdv.valbrume.example'],
    ['HUB_PUBLIC_URL', 'https://user:password@rdv.example'],
    ['HUB_PUBLIC_URL', 'https://rdv.example/?a=1'],
    ['HUB_FEATURES', 'ants,antz'],
    ['HUB_UPSTREAMS', 'production'],
    ['HUB_API_KEYS', 'partner:short'],
    ['HUB_API_KEYS', `partner:${partnerKey}:ants+antz`],
    ['HUB_API_KEYS', `partner:${partnerKey},partner:${'z'.repeat(32)}`],
    ['HUB_API_KEYS', `one:${partnerKey},two:${partnerKey}`],
    ['HUB_API_KEYS', ''],
    ['HUB_ENCRYPTION_KEY', Buffer.alloc(16).toString('base64')],
    ['HUB_ENCRYPTION_KEY', 'not base64 at all'],
    ['HUB_ENCRYPTION_KEY', '  '],
    ['HUB_RETENTION_DAYS', '0'],
    ['HUB_RETENTION_DAYS', 'a while'],
    ['ANTS_HUB_AUTH_TOKENS', ''],
    ['ANTS_HUB_AUTH_TOKENS', 'first,,second'],
    ['ANTS_HUB_AUTH_TOKENS', 'clé'],
    ['ANTS_HUB_AUTH_HEADER', 'X Token'],
    ['ANTS_RDV_OPT_AUTH_TOKEN', ''],
    ['RDV_SOLIDARITES_URL', 'rdv-solidarites.example'],
    ['RDV_SOLIDARITES_EMAIL', 'nobody'],
    ['RDV_SOLIDARITES_PASSWORD', ' '],
    ['RDV_SOLIDARITES_WEBHOOK_SECRETS', ''],
    ['RDV_INSERTION_WEBHOOK_SECRETS', 'one,,two'],
    ['RDV_INSERTION_WEBHOOK_LATIN1', 'perhaps'],
    ['DATABASE_URL', 'mysql://db.example/hub'],
    ['DATABASE_URL', ''],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
  ])('%s=%j is one line that names it and does not repeat it', (name, value) => {
    const lines = listMistakes({ [name]: value }).filter((line) => line.startsWith(`${name} `))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(lines[0]).not.toContain(value.trim() || 'an empty value')
  })

  test('every wrong variable is reported at once', () => {
    const lines = listMistakes({ PORT: 'x', HUB_FEATURES: 'y', HUB_UPSTREAMS: 'live', ANTS_HUB_AUTH_TOKENS: '' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'HUB_FEATURES', 'ANTS_HUB_AUTH_TOKENS', 'ANTS_RDV_API_URL', 'HUB_PUBLIC_URL']),
    )
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length)
  })

  test('an empty setting that is no secret is the default', () => {
    expect(loadConfig({ PORT: '', HOST: ' ', LOG_LEVEL: '' })).toMatchObject({ port: 8000, host: '127.0.0.1' })
  })

  test('API keys carry their features, or all of them', () => {
    const { apiKeys } = loadConfig({ HUB_API_KEYS: `narrow:${partnerKey}:ants, wide:${'w'.repeat(40)}` })
    expect(apiKeys[0]).toEqual({ name: 'narrow', key: partnerKey, features: ['ants'] })
    expect(apiKeys[1]?.features).toEqual(FEATURE_NAMES)
  })

  test('several tokens, several encryption keys, a trailing slash', () => {
    const config = loadConfig({
      ...live,
      HUB_PUBLIC_URL: 'https://x.example/rdv/',
      HUB_ENCRYPTION_KEY: `${encryptionKey},${encryptionKey}`,
    })
    expect(config.featureConfigs['ants']).toHaveProperty('tokens', ['first-token-of-ants', 'second-token-of-ants'])
    expect(config.encryptionKeys).toHaveLength(2)
    expect(config.publicUrl).toBe('https://x.example/rdv')
  })

  test('rdv-insertion: who is called, and whose webhooks are taken', () => {
    expect(loadConfig({ ...live, RDV_INSERTION_WEBHOOK_LATIN1: 'true' }).featureConfigs['rdv-insertion']).toEqual({
      webhookSecrets: {
        'rdv-insertion': ['present-secret-of-insertion', 'next-secret-of-insertion'],
        'rdv-solidarites': ['secret-of-solidarites'],
      },
      otherInstances: {},
      latin1Bodies: true,
      live: {
        apiUrl: 'https://rdv-insertion.example',
        signInUrl: 'https://rdv-solidarites.example',
        email: 'agent@valbrume.example',
        password: 'a placeholder, long enough',
      },
    })
    expect(loadConfig({ RDV_INSERTION_WEBHOOK_SECRETS: 'tried' }).featureConfigs['rdv-insertion']).toEqual({
      webhookSecrets: { 'rdv-insertion': ['tried'], 'rdv-solidarites': [] },
      otherInstances: {},
      latin1Bodies: false,
      live: undefined,
    })
  })

  test('maintenance needs the storage only', () => {
    expect(loadStorageConfig({ DATABASE_URL: 'postgres://db.example/hub' })).toEqual({
      databaseUrl: 'postgres://db.example/hub',
      dataDirectory: '.data/hub',
    })
  })
})

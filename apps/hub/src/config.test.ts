import { describe, expect, test } from 'vitest'
import { ConfigurationError, type Environment, loadConfig, loadStorageConfig } from './config.js'

const encryptionKey = Buffer.alloc(32, 7).toString('base64')
const partnerKey = 'k'.repeat(32)
const live: Environment = {
  HUB_UPSTREAMS: 'live',
  HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
  HUB_ENCRYPTION_KEY: encryptionKey,
  ANTS_HUB_AUTH_TOKENS: 'first,second',
  ANTS_RDV_API_URL: 'https://coordination.example',
  ANTS_RDV_OPT_AUTH_TOKEN: 'ours',
  RDV_SOLIDARITES_URL: 'https://rdv-solidarites.example',
  RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
  RDV_SOLIDARITES_PASSWORD: 'a placeholder',
  RDV_SOLIDARITES_WEBHOOK_SECRETS: 'lapin',
  RDV_INSERTION_URL: 'https://rdv-insertion.example',
  RDV_INSERTION_WEBHOOK_SECRETS: 'present, next',
}

function linesOf(environment: Environment): readonly string[] {
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
      ants: { tokens: [], headerName: 'X-HUB-RDV-AUTH-TOKEN' },
    })
  })

  test.each([
    [{ HOST: '0.0.0.0' }, 'HOST is not a loopback address'],
    [{ DATABASE_URL: 'postgres://root@127.0.0.1:5432/test', HUB_ENCRYPTION_KEY: encryptionKey }, 'DATABASE_URL is set'],
  ])('%o needs HUB_UPSTREAMS', (environment, reason) => {
    expect(linesOf(environment)[0]).toMatch(new RegExp(`^HUB_UPSTREAMS must be said because ${reason}`))
  })

  test('a sandbox that others can reach has no demo secrets: ANTS needs a real token', () => {
    expect(linesOf({ HOST: '0.0.0.0', HUB_UPSTREAMS: 'sandbox' })).toEqual([
      'ANTS_HUB_AUTH_TOKENS is required because demo secrets exist only on a loopback HOST',
    ])
    const config = loadConfig({ HOST: '0.0.0.0', HUB_UPSTREAMS: 'sandbox', ANTS_HUB_AUTH_TOKENS: 'token' })
    expect(config).toMatchObject({ mode: 'sandbox', demoSecrets: false })
  })

  test('live reports every missing variable of its features, one line each', () => {
    expect(linesOf({ HUB_UPSTREAMS: 'live' }).map((line) => line.split(' ')[0])).toEqual([
      'ANTS_HUB_AUTH_TOKENS',
      'ANTS_RDV_API_URL',
      'ANTS_RDV_OPT_AUTH_TOKEN',
      'RDV_SOLIDARITES_URL',
      'RDV_SOLIDARITES_EMAIL',
      'RDV_SOLIDARITES_PASSWORD',
      'RDV_SOLIDARITES_WEBHOOK_SECRETS',
      'RDV_INSERTION_URL',
      'RDV_INSERTION_WEBHOOK_SECRETS',
      'HUB_ENCRYPTION_KEY',
      'HUB_PUBLIC_URL',
    ])
  })

  test('live asks nothing for a feature that is not enabled', () => {
    expect(
      linesOf({ ...live, HUB_FEATURES: 'links', ANTS_HUB_AUTH_TOKENS: undefined, ANTS_RDV_API_URL: undefined }),
    ).toEqual([])
  })

  test('live refuses links over http', () => {
    expect(linesOf({ ...live, HUB_PUBLIC_URL: 'http://rdv.valbrume.example' })).toEqual([
      'HUB_PUBLIC_URL must start with https:// in live',
    ])
  })

  test('a list of live features makes the hub live', () => {
    const config = loadConfig({ ...live, HUB_UPSTREAMS: 'ants' })
    expect(config).toMatchObject({ mode: 'live', demoSecrets: false })
    expect([...config.liveFeatures]).toEqual(['ants'])
  })

  test('a live feature must be enabled', () => {
    expect(linesOf({ ...live, HUB_UPSTREAMS: 'ants', HUB_FEATURES: 'links' })).toEqual([
      'HUB_UPSTREAMS names ants, which HUB_FEATURES does not enable',
    ])
  })

  test('a PostgreSQL sandbox needs an encryption key', () => {
    expect(linesOf({ HUB_UPSTREAMS: 'sandbox', DATABASE_URL: 'postgres://db.example/hub' })).toEqual([
      'HUB_ENCRYPTION_KEY is required because DATABASE_URL is set',
    ])
  })
})

describe('mail and proxies', () => {
  test('a server needs a sender', () => {
    expect(linesOf({ ...live, SMTP_URL: 'smtp://mail.example:587' })).toEqual([
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
    expect(linesOf({ ...live, [name]: value }).map((line) => line.split(' ')[0])).toEqual([name])
  })

  test('no proxy is trusted unless named', () => {
    expect(loadConfig({}).trustedProxies).toEqual([])
    expect(loadConfig({ HUB_TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }).trustedProxies).toHaveLength(2)
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
    const lines = linesOf({ [name]: value }).filter((line) => line.startsWith(`${name} `))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(lines[0]).not.toContain(value.trim() || 'an empty value')
  })

  test('every wrong variable is reported at once', () => {
    const lines = linesOf({ PORT: 'x', HUB_FEATURES: 'y', HUB_UPSTREAMS: 'live', ANTS_HUB_AUTH_TOKENS: '' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'HUB_FEATURES', 'ANTS_HUB_AUTH_TOKENS', 'ANTS_RDV_API_URL', 'HUB_PUBLIC_URL']),
    )
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length)
  })

  test('an empty setting that is no secret is the default', () => {
    expect(loadConfig({ PORT: '', HOST: ' ', LOG_LEVEL: '' })).toMatchObject({ port: 8000, host: '127.0.0.1' })
  })

  test('API keys carry their features, or all of them', () => {
    const { apiKeys } = loadConfig({ HUB_API_KEYS: `narrow:${partnerKey}:ants+links, wide:${'w'.repeat(40)}` })
    expect(apiKeys[0]).toEqual({ name: 'narrow', key: partnerKey, features: ['ants', 'links'] })
    expect(apiKeys[1]?.features).toContain('enedis')
  })

  test('several tokens, several encryption keys, a trailing slash', () => {
    const config = loadConfig({
      ...live,
      HUB_PUBLIC_URL: 'https://x.example/rdv/',
      HUB_ENCRYPTION_KEY: `${encryptionKey},${encryptionKey}`,
    })
    expect(config.ants.tokens).toEqual(['first', 'second'])
    expect(config.encryptionKeys).toHaveLength(2)
    expect(config.publicUrl).toBe('https://x.example/rdv')
  })

  test('rdv-insertion: who is called, and whose webhooks are taken', () => {
    expect(loadConfig({ ...live, RDV_INSERTION_WEBHOOK_LATIN1: 'true' }).rdvInsertion).toEqual({
      webhookSecrets: { 'rdv-insertion': ['present', 'next'], 'rdv-solidarites': ['lapin'] },
      latin1Bodies: true,
      live: {
        apiUrl: 'https://rdv-insertion.example',
        signInUrl: 'https://rdv-solidarites.example',
        email: 'agent@valbrume.example',
        password: 'a placeholder',
      },
    })
    expect(loadConfig({ RDV_INSERTION_WEBHOOK_SECRETS: 'tried' }).rdvInsertion).toEqual({
      webhookSecrets: { 'rdv-insertion': ['tried'], 'rdv-solidarites': [] },
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

import { describe, expect, test } from 'vitest'
import { encryptionKey, listMistakes, live, partnerKey } from '../test/support/configuration.js'
import { loadConfig, loadStorageConfig } from './config.js'
import { FEATURE_NAMES } from './config/formats.js'
import { hubVariables } from './config/variables.js'
import { features } from './features/index.js'

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

import { describe, expect, test } from 'vitest'
import { encryptionKey, listMistakes, live } from '../../test/support/configuration.js'
import { loadConfig } from '../config.js'
import { SECRET_VARIABLES } from './modes.js'
import { serverVariables } from './variables.js'

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

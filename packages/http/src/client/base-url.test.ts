import { describe, expect, it } from 'vitest'
import { resolveBaseUrl, withoutBasePath } from './base-url.js'

const environments = { production: 'https://api.example.fr/', integration: 'https://int.example.fr' }

describe('resolveBaseUrl', () => {
  it.each([
    [{ environment: 'production' }, 'https://api.example.fr'],
    [{ environment: 'production', baseUrl: 'https://proxy.example.fr/ants//' }, 'https://proxy.example.fr/ants'],
    [{ baseUrl: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080'],
    [{ baseUrl: 'http://localhost:8080/' }, 'http://localhost:8080'],
    [{ baseUrl: 'http://[::1]:8080' }, 'http://[::1]:8080'],
    [{ baseUrl: 'https://proxy.example.fr/ants/?' }, 'https://proxy.example.fr/ants'],
    [{ baseUrl: 'https://proxy.example.fr/ants#' }, 'https://proxy.example.fr/ants'],
    [{ baseUrl: 'http://gateway.internal', allowPlainHttp: true }, 'http://gateway.internal'],
  ])('%o', (options, expected) => {
    expect(resolveBaseUrl(options, environments)).toBe(expected)
  })

  it.each([
    ['neither', {}, 'baseUrl: give environment (production, integration) or baseUrl'],
    ['unknown environment', { environment: 'staging' }, 'environment: must be one of production, integration'],
    ['inherited name', { environment: 'constructor' }, 'environment: must be one of'],
    ['relative', { baseUrl: '/api' }, 'baseUrl: must be an absolute https address'],
    ['other scheme', { baseUrl: 'ftp://example.fr' }, 'baseUrl: must be an absolute https address'],
    ['http elsewhere', { baseUrl: 'http://example.fr' }, 'baseUrl: must be https'],
    ['http to a name that starts like loopback', { baseUrl: 'http://127.0.0.1.example.fr' }, 'baseUrl: must be https'],
    ['password', { baseUrl: 'https://me:hunter2@example.fr' }, 'baseUrl: must not hold a user name or password'],
    ['query', { baseUrl: 'https://example.fr/?key=hunter2' }, 'baseUrl: must not have a query or a fragment'],
  ])('refuses: %s', (_, options, message) => {
    const attempt = () => resolveBaseUrl(options, environments)
    expect(attempt).toThrow(message)
    expect(attempt).not.toThrow('hunter2')
  })
})

describe('an address that ends in what every path begins with', () => {
  it.each(['', '/', '/api/v1', '/api/v1/', '/api/v1//', '//api/v1', '/api/v1?', '/api/v1/#'])('%j', (ending) => {
    const options = { baseUrl: `https://rdv.example.fr${ending}` }
    expect(resolveBaseUrl(options, {}, '/api/v1')).toBe('https://rdv.example.fr')
    expect(resolveBaseUrl({ baseUrl: `https://gateway.example.fr/rdv${ending}` }, {}, '/api/v1')).toBe(
      'https://gateway.example.fr/rdv',
    )
  })

  it('is left alone when it only looks like it', () => {
    for (const path of ['/my-api/v1x', '/api/v1/rdv', '/api/v2', '/rdv-api/v1/x']) {
      expect(withoutBasePath(`https://gateway.example.fr${path}`, '/api/v1')).toBe(`https://gateway.example.fr${path}`)
    }
    expect(withoutBasePath('https://x.example.fr/api/v1/auth/', ['/api/v1/auth', '/api/v1'])).toBe(
      'https://x.example.fr',
    )
  })
})

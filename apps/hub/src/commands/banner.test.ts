import { describe, expect, test } from 'vitest'
import { type AntsBannerOptions, antsBanner } from '../features/ants/banner.js'
import { banner } from './banner.js'
import { readTerminalLanguage } from './terminal-language.js'

const OPTIONS: AntsBannerOptions = {
  language: 'en',
  publicUrl: 'http://localhost:8000',
  headerName: 'x-token',
  demoToken: 'ants-token',
  demoApiKey: 'api-key',
}

const bannerWith = (changes: Partial<AntsBannerOptions> = {}): string => {
  const options = { ...OPTIONS, ...changes }
  return banner({ ...options, localUrl: 'http://127.0.0.1:8000', entries: [antsBanner(options)] })
}

describe('the language of the terminal', () => {
  test.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LANG: 'fr-CA' }, 'fr'],
    [{ LC_MESSAGES: 'fr_BE', LANG: 'en_GB.UTF-8' }, 'fr'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'fr_FR', LANG: 'fr_FR' }, 'en'],
    [{ LC_ALL: '', LANG: 'fr_FR' }, 'fr'],
    [{ LC_MESSAGES: 'en_GB', LANG: 'fr_FR' }, 'en'],
    // Frisian and Friulian are not French.
    [{ LANG: 'fry_NL' }, 'en'],
    [{ LANG: 'fur_IT' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{}, 'en'],
  ])('of %j is %s', (environment, language) => {
    expect(readTerminalLanguage(environment)).toBe(language)
  })
})

describe('the banner', () => {
  test('is in English', () => {
    expect(bannerWith()).toBe(
      [
        'The hub is ready. Sandbox: invented data, nothing leaves this machine.',
        '  pages          http://localhost:8000/',
        '  documentation  http://localhost:8000/docs',
        '  for ANTS       http://localhost:8000/api/ants/getManagedMeetingPoints',
        '                 http://localhost:8000/api/ants/availableTimeSlots',
        '                 http://localhost:8000/api/ants/searchApplicationIds',
        '  to book with   application numbers DEMO000001 to DEMO999999',
        'Try, with demo secrets that work on this machine only:',
        '  curl -H "x-token: ants-token" "http://127.0.0.1:8000/api/ants/getManagedMeetingPoints"',
        '  curl -H "Authorization: Bearer api-key" "http://127.0.0.1:8000/api/v1/meeting-points"',
        '',
      ].join('\n'),
    )
  })

  test('is in French, with the same addresses and commands', () => {
    expect(bannerWith({ language: 'fr' })).toBe(
      [
        'Le hub est prêt. Bac à sable : données inventées, rien ne quitte cette machine.',
        '  pages          http://localhost:8000/',
        '  documentation  http://localhost:8000/docs',
        '  pour l’ANTS    http://localhost:8000/api/ants/getManagedMeetingPoints',
        '                 http://localhost:8000/api/ants/availableTimeSlots',
        '                 http://localhost:8000/api/ants/searchApplicationIds',
        '  pour réserver  numéros de pré-demande DEMO000001 à DEMO999999',
        'À essayer, avec des secrets de démonstration qui ne valent que sur cette machine :',
        '  curl -H "x-token: ants-token" "http://127.0.0.1:8000/api/ants/getManagedMeetingPoints"',
        '  curl -H "Authorization: Bearer api-key" "http://127.0.0.1:8000/api/v1/meeting-points"',
        '',
      ].join('\n'),
    )
  })

  test('of a hub without features says where its pages are', () => {
    expect(banner({ ...OPTIONS, localUrl: 'http://127.0.0.1:8000', entries: [] }).split('\n')).toHaveLength(4)
  })

  test('offers no command without demo secrets', () => {
    expect(bannerWith({ demoToken: undefined, demoApiKey: undefined })).not.toContain('curl')
  })
})

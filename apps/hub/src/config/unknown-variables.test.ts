import { describe, expect, it } from 'vitest'
import { editDistance, unknownVariables } from './unknown-variables.js'

describe('a name that is near to a variable of the hub', () => {
  it.each([
    ['HUB_RETENTION_DAY', 'HUB_RETENTION_DAYS'],
    ['HUB_RETENTION', 'HUB_RETENTION_DAYS'],
    ['HUB_PUBLIC_URI', 'HUB_PUBLIC_URL'],
    ['HUB_API_KEY', 'HUB_API_KEYS'],
    ['HUB_ENCRYPTION_KEYS', 'HUB_ENCRYPTION_KEY'],
    ['hub_features', 'HUB_FEATURES'],
    ['ANTS_HUB_AUTH_TOKEN', 'ANTS_HUB_AUTH_TOKENS'],
    ['ANTS_RDV_OPT_AUTH_TOKENS', 'ANTS_RDV_OPT_AUTH_TOKEN'],
    ['RDV_INSERTION_WEBHOOK_SECRET', 'RDV_INSERTION_WEBHOOK_SECRETS'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['SMTP_URI', 'SMTP_URL'],
  ])('%s is warned of with %s', (name, nearest) => {
    expect(unknownVariables({ [name]: 'hunter2' })).toEqual([
      `${name} is no variable of the hub and has no effect: did you mean ${nearest}?`,
    ])
  })

  it('is warned of without a guess when it is far from all', () => {
    expect(unknownVariables({ HUB_SOMETHING_ELSE_ENTIRELY: '1' })).toEqual([
      'HUB_SOMETHING_ELSE_ENTIRELY is no variable of the hub and has no effect: docs/configuration.md lists them.',
    ])
  })
})

it.each([
  'PATH',
  'HOME',
  'LOGNAME',
  'PORTS',
  'HOSTNAME',
  'MAIL',
  'HUB_TEST_BOOKINGS',
  'HUBOT_TOKEN',
  'INIT_CWD',
  'NODE_ENV',
])('the variable %s of somebody else is none of our business', (name) => {
  expect(unknownVariables({ [name]: '1' })).toEqual([])
})

it('what is known, or not set, is not warned of', () => {
  expect(unknownVariables({ HUB_RETENTION_DAYS: '9', HUB_IMPORT_KEY: 'x', HUB_RETENTION_DAY: undefined })).toEqual([])
})

it('counts letters', () => {
  expect([editDistance('', 'abc'), editDistance('kitten', 'sitting'), editDistance('same', 'same')]).toEqual([3, 3, 0])
})

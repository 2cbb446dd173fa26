import { expect, test } from 'vitest'
import { signHmac, verifyHmacSha256 } from './hmac.js'
import { findInstance, instanceSecrets, type WebhookSecrets } from './instances.js'

const bytes = new TextEncoder().encode('{"data":{}}')

async function instanceFor(secret: string, given: WebhookSecrets): Promise<string | null | undefined> {
  const signature = await signHmac(bytes, secret)
  const found = await findInstance(instanceSecrets(given), (secrets) => verifyHmacSha256(bytes, signature, secrets))
  return found?.instance
}

test('the secret tells the instance, a former one too', async () => {
  const given = { 'rdv-solidarites': ['former', 'current'], 'rdv-service-public': 'other' }
  expect(await instanceFor('former', given)).toBe('rdv-solidarites')
  expect(await instanceFor('current', given)).toBe('rdv-solidarites')
  expect(await instanceFor('other', given)).toBe('rdv-service-public')
  expect(await instanceFor('nobody’s', given)).toBeUndefined()
})

test('secrets that are not given by instance belong to none', async () => {
  expect(await instanceFor('a', ['a', 'b'])).toBeNull()
  expect(await instanceFor('a', 'a')).toBeNull()
})

test.each<[string, unknown]>([
  ['no instance', {}],
  ['an empty secret', { one: ['good', ' '] }],
  ['an instance without a name', { '': 'good' }],
  ['a name that would make two subjects one', { 'a:b': 'good' }],
  ['a secret shared by two', { one: ['a', 'b'], two: 'b' }],
  ['null', null],
])('%s is refused at once', (_label, given) => {
  expect(() => instanceSecrets(given as WebhookSecrets)).toThrow(TypeError)
})

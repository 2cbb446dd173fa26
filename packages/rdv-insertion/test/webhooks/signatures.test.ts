import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createWebhooks, signTestWebhook, WebhookError } from '../../src/webhooks/index.js'
import { created, createRequest, SECRET } from './support.js'

const IS_THOROUGH = process.env['HUB_TEST_THOROUGH'] === '1'
const MUTATED = IS_THOROUGH ? 100_000 : 4_000
const GENUINE = IS_THOROUGH ? 10_000 : 1_000

/** The same numbers in every run, from 0 to 2³². */
function numbers(seed: string): () => number {
  let block = createHash('sha256').update(seed).digest()
  let offset = 0
  return () => {
    if (offset > 28) {
      block = createHash('sha256').update(block).digest()
      offset = 0
    }
    offset += 4
    return block.readUInt32LE(offset - 4)
  }
}

const HEX = '0123456789abcdef'
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Another text of the same alphabet: one character replaced, taken away, added, or two exchanged. */
function mutate(text: string, alphabet: string, next: () => number): string {
  const at = next() % text.length
  const other = alphabet[next() % alphabet.length] ?? ''
  const replaced = text.slice(0, at) + other + text.slice(at + 1)
  const swapped = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  const candidates = [replaced, replaced, replaced, text.slice(0, at) + text.slice(at + 1), replaced + other, swapped]
  const mutated = candidates[next() % candidates.length] ?? ''
  return mutated === text ? mutate(text, alphabet, next) : mutated
}

/** Verifies many requests, some at a time, and counts those that pass; anything but a WebhookError is a failure of the test. */
async function accepted(count: number, request: (index: number) => Request): Promise<number> {
  const webhooks = createWebhooks({ secrets: ['another', SECRET], signatures: ['hmac', 'jwt'] })
  let passed = 0
  const outcomes = async (index: number): Promise<void> => {
    try {
      await webhooks.unwrap(request(index))
      passed += 1
    } catch (error) {
      if (!WebhookError.isInstance(error)) throw error
    }
  }
  for (let from = 0; from < count; from += 500)
    await Promise.all(Array.from({ length: Math.min(500, count - from) }, (_, offset) => outcomes(from + offset)))
  return passed
}

test.each(['hmac', 'jwt'] as const)(
  `%s: of ${MUTATED} mutated signatures and bodies, none is accepted`,
  async (signature) => {
    const next = numbers(signature)
    const signed = await signTestWebhook(created, { secret: SECRET, signature })
    const [header, prefix, alphabet] =
      signature === 'hmac'
        ? (['X-Rdvi-Signature', '', HEX] as const)
        : (['authorization', 'Bearer ', BASE64URL] as const)
    const proof = (signed.headers[header] ?? '').slice(prefix.length)
    // Every other character of a JWT's body is free to change: only what the token repeats is protected.
    const mutatesBody = (index: number) => signature === 'hmac' && index % 4 === 0
    const request = (index: number): Request =>
      mutatesBody(index)
        ? createRequest({ ...signed, body: mutate(signed.body, HEX, next) })
        : createRequest({ ...signed, headers: { ...signed.headers, [header]: prefix + mutate(proof, alphabet, next) } })
    expect(await accepted(MUTATED, request)).toBe(0)
  },
  120_000,
)

test('jwt: every spelling of the last character but one is refused, although it stands for the same bytes', async () => {
  const signed = await signTestWebhook(created, { secret: SECRET, signature: 'jwt' })
  const token = signed.headers['authorization'] ?? ''
  const others = Array.from(BASE64URL, (character) => token.slice(0, -1) + character).filter((each) => each !== token)
  const request = (index: number): Request =>
    createRequest({ ...signed, headers: { ...signed.headers, authorization: others[index] ?? '' } })
  expect(await accepted(others.length, request)).toBe(0)
})

test.each(['hmac', 'jwt'] as const)(
  `%s: of ${GENUINE} genuine deliveries, none is refused`,
  async (signature) => {
    const next = numbers('genuine')
    const letters = ['é', '&', '<', '>', '\u2028', '"', '\\', '😀', 'a', ' ', '\u0000']
    const deliveries = await Promise.all(
      Array.from({ length: GENUINE }, (_, index) => {
        const address = Array.from({ length: next() % 40 }, () => letters[next() % letters.length]).join('')
        const webhook = { ...created, data: { ...created.data, id: index + 1, address } } as typeof created
        return signTestWebhook(webhook, { secret: index % 2 === 0 ? SECRET : 'another', signature })
      }),
    )
    const request = (index: number): Request => createRequest(deliveries[index] ?? { headers: {}, body: '' })
    expect(await accepted(GENUINE, request)).toBe(GENUINE)
  },
  120_000,
)

// People of the gateway: signed up, signed in, with a point and a key.
import { expect } from 'vitest'
import type { LinkyHub } from './linky-hub.js'
import type { Visitor } from './linky-visitor.js'

export const EMAIL = 'zoe@exemple.fr'
export const PASSWORD = 'Élan de 9 cigognes'

type Hub = Pick<LinkyHub, 'visitor' | 'mails'>

/** The path of the link in the last mail to an address. */
export function linkIn({ mails }: Pick<LinkyHub, 'mails'>, email: string): string {
  const { text = '' } = mails.findLast(({ to }) => to.address === email) ?? {}
  return new URL(/https:\/\/\S+/.exec(text)?.[0] ?? 'https://none.invalid/none').pathname
}

export async function signUp(hub: Hub, email = EMAIL, password = PASSWORD): Promise<Visitor> {
  const visitor = hub.visitor()
  expect((await visitor.post('/linky/inscription', { email, 'mot-de-passe': password })).status).toBe(200)
  expect((await visitor.post(linkIn(hub, email), { 'mot-de-passe': password })).status).toBe(303)
  await signIn(visitor, email, password)
  return visitor
}

export async function signIn(visitor: Visitor, email = EMAIL, password = PASSWORD): Promise<void> {
  const response = await visitor.post('/linky/connexion', { email, 'mot-de-passe': password })
  expect([response.status, response.headers.get('location')]).toEqual([303, '/linky/tableau-de-bord'])
}

/** A new API key, as the page shows it. */
export async function makeKey(visitor: Visitor): Promise<{ id: string; key: string }> {
  const page = await (await visitor.post('/linky/compte/cle')).text()
  const [, id = ''] = /id="client-id"[^>]*>\s*([\w-]+)/.exec(page) ?? []
  const [, key = ''] = /id="client-secret"[^>]*>\s*([\w-]+)/.exec(page) ?? []
  expect([id, key]).toEqual([expect.stringMatching(/^cli_[\w-]{43}$/), expect.stringMatching(/^[\w-]{86}$/)])
  return { id, key }
}

/** Where Enedis is asked for the consent, and the `state` that must come back. */
export async function leave(visitor: Visitor, query = ''): Promise<{ url: URL; state: string }> {
  const response = await visitor.get(`/oauth/authorize${query}`, { accept: 'application/json' })
  expect(response.status).toBe(200)
  const { authorize_url } = (await response.json()) as { authorize_url: string }
  const url = new URL(authorize_url)
  return { url, state: url.searchParams.get('state') ?? '' }
}

/** Back from Enedis. @returns where the browser is sent next */
export async function comeBack(visitor: Visitor, parameters: Record<string, string>): Promise<string> {
  const response = await visitor.get(`/oauth/callback?${new URLSearchParams(parameters).toString()}`, {
    'sec-fetch-site': 'cross-site',
  })
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}

/** Someone who gave the consent for points, by the form of v1, whose redirect names them. */
export async function consentTo(visitor: Visitor, ...points: readonly string[]): Promise<string> {
  const { state } = await leave(visitor)
  return comeBack(visitor, { code: 'x', state, usage_point_id: points.join(';') })
}

import type { SimulatedAgent } from './agents.js'

/** One live session on the server. */
export interface Session {
  agent: SimulatedAgent
  /** The server's name of the session. */
  client: string
  token: string
  /** The former token, still accepted for a moment when tokens rotate. */
  previousToken?: string
  /** Unix seconds. */
  expiry: number
  /** Epoch milliseconds. */
  rotatedAt: number
}

/** 22 characters of URL-safe base64, as the server's tokens. */
export function createToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The five headers of a session, and the sixth that repeats them (DTA 1.2). */
export function createTokenHeaders({ token, client, agent, expiry }: Session): Record<string, string> {
  const headers = {
    'access-token': token,
    'token-type': 'Bearer',
    client,
    expiry: String(expiry),
    uid: agent.email,
  }
  return { ...headers, authorization: `Bearer ${btoa(JSON.stringify(headers))}` }
}

import type { SimulatedAgent } from './state.js'

/** One live session on the server. */
export interface Session {
  agent: SimulatedAgent
  /** The server's name of the session. */
  client: string
  token: string
  /** Still accepted for a moment when tokens rotate. */
  previousToken?: string
  /** Unix seconds. */
  expiry: number
  /** Epoch milliseconds. */
  rotatedAt: number
}

/** 22 characters of URL-safe base64, as the server's tokens. */
export function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The five headers of a session, and the sixth that repeats them (DTA 1.2). */
export function tokenHeaders({ token, client, agent, expiry }: Session): Record<string, string> {
  const headers = {
    'access-token': token,
    'token-type': 'Bearer',
    client,
    expiry: String(expiry),
    uid: agent.email,
  }
  return { ...headers, authorization: `Bearer ${btoa(JSON.stringify(headers))}` }
}

/** The record of an agent, secrets included, as a sign-in shows it. */
export function agentRecord({ id = 1, email, first_name = 'Camille', last_name = 'Montclair' }: SimulatedAgent) {
  return {
    id,
    email,
    uid: email,
    provider: 'email',
    first_name,
    last_name,
    deleted_at: null,
    email_original: null,
    allow_password_change: false,
    rdv_notifications_level: 'others',
    plage_ouverture_notification_level: 'all',
    absence_notification_level: 'all',
    unknown_past_rdv_count: 0,
    display_saturdays: false,
    display_cancelled_rdv: true,
    external_id: null,
    calendar_uid: `calendar-secret-${id}`,
    last_sign_in_at: null,
    microsoft_graph_token: `microsoft-secret-${id}`,
    refresh_microsoft_graph_token: `microsoft-refresh-secret-${id}`,
    outlook_disconnect_in_progress: false,
    account_deletion_warning_sent_at: null,
    inclusion_connect_open_id_sub: null,
    connected_with_agent_connect: false,
  }
}

/** An agent's account. */
export interface SimulatedAgent {
  id?: number | undefined
  /** As stored: trimmed, in lower case, and sent as `uid`. */
  email: string
  password: string
  first_name?: string | undefined
  last_name?: string | undefined
  /** A deleted account cannot sign in, and its session is dead. Default false. */
  deleted?: boolean | undefined
}

/** The record of an agent, secrets included, as a sign-in shows it. */
export function serializeAgent({ id = 1, email, first_name = 'Camille', last_name = 'Montclair' }: SimulatedAgent) {
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

import type { VariableProblem, VariableValues } from '../../platform/configuration/environment.js'
import type { InstanceSecrets, rdvInsertionVariables } from './variables.js'

export interface RdvInsertionConfig {
  /** Accepted on `/webhooks/…`, by sender; with none, every delivery of that sender is refused. */
  webhookSecrets: { 'rdv-insertion': readonly string[]; 'rdv-solidarites': readonly string[] }
  /** Webhook secrets of the other instances of RDV-Solidarités, by name: the same ids occur in each instance. */
  otherInstances: InstanceSecrets
  /** Takes bodies in ISO-8859-1 too, which rdv-insertion sent in 2024. */
  latin1Bodies: boolean
  /** The real services, present when the feature is live: an agent signs in on RDV-Solidarités and calls rdv-insertion. */
  live: { apiUrl: string; signInUrl: string; email: string; password: string } | undefined
}

type Variables = VariableValues<typeof rdvInsertionVariables>

export function readRdvInsertionConfig(variables: Variables, isLive: boolean): RdvInsertionConfig {
  return {
    webhookSecrets: {
      'rdv-insertion': variables.RDV_INSERTION_WEBHOOK_SECRETS ?? [],
      'rdv-solidarites': variables.RDV_SOLIDARITES_WEBHOOK_SECRETS ?? [],
    },
    otherInstances: variables.RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS ?? {},
    latin1Bodies: variables.RDV_INSERTION_WEBHOOK_LATIN1 ?? false,
    live: isLive ? toLive(variables) : undefined,
  }
}

/** All are there when the feature is live: it requires them. */
function toLive(variables: Variables): RdvInsertionConfig['live'] {
  return {
    apiUrl: variables.RDV_INSERTION_URL ?? '',
    signInUrl: variables.RDV_SOLIDARITES_URL ?? '',
    email: variables.RDV_SOLIDARITES_EMAIL ?? '',
    password: variables.RDV_SOLIDARITES_PASSWORD ?? '',
  }
}

/** Finds secrets used twice: only the secret identifies the instance that sent a webhook. */
export function findSharedSecrets({
  RDV_SOLIDARITES_WEBHOOK_SECRETS: linked = [],
  RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS: others = {},
}: Variables): VariableProblem[] {
  if (!Object.values(others).some((secrets) => secrets.some((each) => linked.includes(each)))) return []
  const message = 'holds a secret of RDV_SOLIDARITES_WEBHOOK_SECRETS: each instance needs its own'
  return [{ variable: 'RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS', message }]
}

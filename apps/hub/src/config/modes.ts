// What the variables mean together: which upstreams are real, which secrets that makes necessary. Pure, and knows no default text.
import { type Feature, FEATURES } from '../features.js'
import { isLoopbackName } from '../platform/loopback.js'
import type { ServerVariables, VariableName } from './variables.js'

/** A database belongs to one of the two for ever: invented data never mixes with that of citizens. */
export type Mode = 'sandbox' | 'live'

/** What is wrong with one variable; completes the sentence "<NAME> …". */
export interface VariableProblem {
  variable: VariableName
  message: string
}

export interface Modes {
  mode: Mode
  features: ReadonlySet<Feature>
  /** The features whose upstream is the real one. Empty exactly when `mode` is `sandbox`. */
  liveFeatures: ReadonlySet<Feature>
  /** Random secrets of the data directory may stand in for those that are missing. */
  demoSecrets: boolean
}

/** What a feature cannot do without when its upstream is real. */
const LIVE_REQUIREMENTS: Partial<Record<Feature, readonly VariableName[]>> = {
  ants: ['ANTS_HUB_AUTH_TOKENS', 'ANTS_RDV_API_URL', 'ANTS_RDV_OPT_AUTH_TOKEN'],
  'rdv-insertion': [
    'RDV_SOLIDARITES_URL',
    'RDV_SOLIDARITES_EMAIL',
    'RDV_SOLIDARITES_PASSWORD',
    'RDV_SOLIDARITES_WEBHOOK_SECRETS',
    'RDV_INSERTION_URL',
    'RDV_INSERTION_WEBHOOK_SECRETS',
  ],
}

export function resolveModes(variables: ServerVariables): { modes: Modes; problems: readonly VariableProblem[] } {
  const problems: VariableProblem[] = []
  const loopback = variables.HOST === undefined || isLoopbackName(variables.HOST)
  const features = new Set(variables.HUB_FEATURES ?? FEATURES)
  const upstreams = variables.HUB_UPSTREAMS ?? 'sandbox'

  if (variables.HUB_UPSTREAMS === undefined && (!loopback || variables.DATABASE_URL !== undefined)) {
    const reason = loopback ? 'DATABASE_URL is set' : 'HOST is not a loopback address'
    problems.push({
      variable: 'HUB_UPSTREAMS',
      message: `must be said because ${reason}: sandbox, live, or a comma list of the features that are live`,
    })
  }
  const liveFeatures = new Set(upstreams === 'live' ? features : upstreams === 'sandbox' ? [] : upstreams)
  const disabled = [...liveFeatures].filter((feature) => !features.has(feature))
  if (disabled.length > 0) {
    problems.push({
      variable: 'HUB_UPSTREAMS',
      message: `names ${disabled.join(', ')}, which HUB_FEATURES does not enable`,
    })
  }
  const mode = liveFeatures.size > 0 ? 'live' : 'sandbox'
  const modes: Modes = { mode, features, liveFeatures, demoSecrets: mode === 'sandbox' && loopback }
  return { modes, problems: [...problems, ...missing(variables, modes), ...insecure(variables, modes)] }
}

function missing(variables: ServerVariables, { features, liveFeatures, demoSecrets, mode }: Modes): VariableProblem[] {
  const reasons = new Map<VariableName, string>()
  for (const feature of liveFeatures) {
    for (const name of LIVE_REQUIREMENTS[feature] ?? []) reasons.set(name, `the feature ${feature} is live`)
  }
  if (features.has('ants') && !demoSecrets && mode === 'sandbox') {
    reasons.set('ANTS_HUB_AUTH_TOKENS', 'demo secrets exist only on a loopback HOST')
  }
  if (mode === 'live') {
    reasons.set('HUB_ENCRYPTION_KEY', 'a live hub keeps personal data')
    reasons.set('HUB_PUBLIC_URL', 'a live hub hands out links')
  } else if (variables.DATABASE_URL !== undefined) {
    reasons.set('HUB_ENCRYPTION_KEY', 'DATABASE_URL is set')
  }
  if (variables.SMTP_URL !== undefined) reasons.set('MAIL_FROM', 'SMTP_URL is set')
  return [...reasons]
    .filter(([variable]) => variables[variable] === undefined)
    .map(([variable, reason]) => ({ variable, message: `is required because ${reason}` }))
}

function insecure(variables: ServerVariables, { mode }: Modes): VariableProblem[] {
  if (mode === 'sandbox' || variables.HUB_PUBLIC_URL === undefined || variables.HUB_PUBLIC_URL.startsWith('https:'))
    return []
  return [{ variable: 'HUB_PUBLIC_URL', message: 'must start with https:// in live' }]
}

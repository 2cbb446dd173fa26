// What the variables mean together: which upstreams are real, which secrets that makes necessary. Pure, and knows no default text.
import type { VariableProblem } from '../platform/configuration/environment.js'
import type { Mode } from '../platform/database/settings.js'
import type { Feature } from '../platform/feature.js'
import { features as declared } from '../features/index.js'
import { isLoopbackName } from '../platform/http/loopback.js'
import { FEATURE_NAMES } from './formats.js'
import type { HubVariables } from './variables.js'

export interface Modes {
  mode: Mode
  features: ReadonlySet<string>
  /** The features whose upstream is the real one. Empty exactly when `mode` is `sandbox`. */
  liveFeatures: ReadonlySet<string>
  /** Whether random secrets of the data directory replace missing ones. */
  demoSecrets: boolean
}

/** The values of the variables of features, by feature name. */
export type FeatureValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export function resolveModes(
  variables: HubVariables,
  featureValues: FeatureValues,
): { modes: Modes; problems: readonly VariableProblem[] } {
  const problems: VariableProblem[] = []
  const loopback = variables.HOST === undefined || isLoopbackName(variables.HOST)
  const features = new Set(variables.HUB_FEATURES ?? FEATURE_NAMES)
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
  return {
    modes,
    problems: [
      ...problems,
      ...findMissing(variables, featureValues, modes),
      ...findInsecure(variables, featureValues, modes),
      ...declared.flatMap((feature) => feature.findProblems?.(featureValues[feature.name] ?? {}) ?? []),
    ],
  }
}

function findMissing(variables: HubVariables, featureValues: FeatureValues, modes: Modes): VariableProblem[] {
  const { features, demoSecrets, mode } = modes
  const values: Readonly<Record<string, unknown>> = Object.assign({}, variables, ...Object.values(featureValues))
  const reasons = new Map<string, string>()
  for (const feature of declared) {
    for (const [name, reason] of findRequirements(feature, modes)) reasons.set(name, reason)
    if (!features.has(feature.name) || demoSecrets || mode !== 'sandbox') continue
    for (const name of feature.replacedByDemoSecrets ?? [])
      reasons.set(name, 'demo secrets exist only on a loopback HOST')
  }
  if (mode === 'live' && variables.HUB_EMBEDDED_LIVE !== true) {
    reasons.set('DATABASE_URL', 'HUB_UPSTREAMS is live (HUB_EMBEDDED_LIVE=true asks for the embedded database instead)')
  }
  if (mode === 'live') {
    reasons.set('HUB_ENCRYPTION_KEY', 'a live hub keeps personal data')
    reasons.set('HUB_PUBLIC_URL', 'a live hub hands out links')
    reasons.set('HUB_TRUSTED_PROXIES', 'a live hub is reached over https, which a proxy in front of it speaks')
  } else if (variables.DATABASE_URL !== undefined) {
    reasons.set('HUB_ENCRYPTION_KEY', 'DATABASE_URL is set')
  }
  if (variables.SMTP_URL !== undefined) reasons.set('MAIL_FROM', 'SMTP_URL is set')
  return [...reasons]
    .filter(([variable]) => values[variable] === undefined)
    .map(([variable, reason]) => ({ variable, message: `is required because ${reason}` }))
}

/** What a feature requires when its upstream is real. */
function findRequirements({ name, liveRequires }: Feature, { liveFeatures }: Modes): [string, string][] {
  return liveFeatures.has(name) ? liveRequires.map((variable) => [variable, `the feature ${name} is live`]) : []
}

/** A secret that can be guessed protects nothing. Keys of partners and for encryption have rules of their own, in any mode. */
const MIN_LIVE_SECRET_LENGTH = 16

/** Every variable that holds one secret or a list of them. */
export const SECRET_VARIABLES: readonly string[] = [
  'HUB_METRICS_TOKEN',
  ...declared.flatMap(({ secretVariables }) => secretVariables),
]

function findInsecure(variables: HubVariables, featureValues: FeatureValues, { mode }: Modes): VariableProblem[] {
  if (mode === 'sandbox') return []
  const values: Readonly<Record<string, unknown>> = Object.assign({}, variables, ...Object.values(featureValues))
  const isPlain = variables.HUB_PUBLIC_URL?.startsWith('https:') === false
  const addresses = declared.flatMap(({ upstreamAddresses }) => upstreamAddresses)
  const inClear = addresses.filter((variable) => isReadableOnTheWay(values[variable]))
  const short = SECRET_VARIABLES.filter((variable) => readSecrets(values[variable]).some(isShort))
  return [
    ...(isPlain ? [{ variable: 'HUB_PUBLIC_URL', message: 'must start with https:// in live' }] : []),
    ...inClear.map((variable) => ({
      variable,
      message: 'must start with https:// in live, unless it is on this machine: secrets and personal data go there',
    })),
    ...short.map((variable) => {
      const each = typeof values[variable] === 'object' ? 'each ' : ''
      return { variable, message: `must have at least ${MIN_LIVE_SECRET_LENGTH} characters ${each}in live` }
    }),
  ]
}

function isReadableOnTheWay(address: unknown): boolean {
  return typeof address === 'string' && address.startsWith('http:') && !isLoopbackName(new URL(address).hostname)
}

/** One secret, a list of them, or lists by name. */
function readSecrets(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(readSecrets) : []
}

function isShort(secret: string): boolean {
  return Array.from(secret).length < MIN_LIVE_SECRET_LENGTH
}

/** What the hub can do; operators enable features by `HUB_FEATURES`, and an API key is granted some of them. */
export const FEATURES = [
  'ants',
  'rdv-insertion',
  'france-travail',
  'certification',
  'directory',
  'links',
  'enedis',
] as const

export type Feature = (typeof FEATURES)[number]

const known: ReadonlySet<string> = new Set(FEATURES)

export function isFeature(name: string): name is Feature {
  return known.has(name)
}

/** For messages: `ants, rdv-insertion, …`. */
export const FEATURE_LIST = FEATURES.join(', ')

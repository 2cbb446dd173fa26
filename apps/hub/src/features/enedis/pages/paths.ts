export const PAGES_PREFIX = '/linky'

export type Paths = ReturnType<typeof createPaths>

/**
 * Where the pages are.
 * @param base what stands before: the address where the hub is published, or its path
 */
export function createPaths(base: string) {
  const pages = `${base}${PAGES_PREFIX}`
  const account = `${pages}/compte`
  return {
    home: pages,
    signUp: `${pages}/inscription`,
    resend: `${pages}/inscription/renvoi`,
    confirmation: (token: string) => `${pages}/confirmation/${token}`,
    signIn: `${pages}/connexion`,
    signOut: `${pages}/deconnexion`,
    forgotten: `${pages}/mot-de-passe`,
    reset: (token: string) => `${pages}/mot-de-passe/${token}`,
    dashboard: `${pages}/tableau-de-bord`,
    account,
    password: `${account}/mot-de-passe`,
    key: `${account}/cle`,
    sessions: `${account}/sessions`,
    deletion: `${account}/suppression`,
    exported: (format: 'json' | 'csv') => `${account}/donnees.${format}`,
    retry: (id: string) => `${pages}/consentements/${id}/reprise`,
    point: (id: string) => `${pages}/points/${id}`,
    measures: (id: string, format: 'json' | 'csv') => `${pages}/points/${id}/mesures.${format}`,
    proof: (id: string) => `${pages}/points/${id}/preuve`,
    removal: (id: string) => `${pages}/points/${id}/retrait`,
    authorize: `${base}/oauth/authorize`,
    callback: `${base}/oauth/callback`,
  }
}

/** The path under which browsers know the hub: it may be published under one of a larger site. */
export function readBasePath(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

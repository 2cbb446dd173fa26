// Enedis sends browsers to the address that is registered there, whatever a request says: the hub can only compare it with its own.

/** Why the address that is registered may not lead to this hub, for the log; undefined when it does or is not told. */
export function findRedirectProblem(registered: string | undefined, publicUrl: string): string | undefined {
  const own = `${publicUrl.replace(/\/+$/, '')}/oauth/callback`
  if (registered === undefined || new URL(registered).href === new URL(own).href) return undefined
  return `ENEDIS_REDIRECT_URI is not ${own}: browsers come back to this hub only if something forwards them`
}

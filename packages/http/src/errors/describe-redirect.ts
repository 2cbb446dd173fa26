/** What a redirection that is not followed is called in an error. */
export function describeRedirect(origin: string | undefined, sameOrigin: boolean): string {
  if (origin === undefined) return 'the server answered with a redirection without a readable target'
  return sameOrigin
    ? 'the server redirects to another address of the same origin; check baseUrl'
    : `the server redirects to another origin (${origin}), which is not followed; check baseUrl`
}

/** Advice for the statuses where it does not depend on the API. */
export function adviceFor(status: number): string {
  if (status === 401) return 'check the credentials given to the client and the environment they belong to'
  if (status === 403) return 'ask the API for the right that these credentials lack'
  if (status === 404) return 'check baseUrl and the identifiers of the call'
  if (status === 409) return 'read what exists before asking again'
  if (status === 429) return 'slow down, and wait for retryAfter when it is given'
  if (status === 400 || status === 422) return 'error.body() says what the API did not accept'
  return status >= 500 ? 'try again later' : 'error.body() holds the answer'
}

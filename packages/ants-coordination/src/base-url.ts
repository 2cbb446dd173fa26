/**
 * The coordination API's address without the `/api` that some editors' settings end in (RDV-SP's does, Paris' does not): every
 * path of the document begins with it, and `/api/api/status` does not exist.
 */
export function withoutApiSuffix(baseUrl: string): string {
  return baseUrl
    .trim()
    .replace(/[/?#]+$/, '')
    .replace(/\/api$/, '')
}

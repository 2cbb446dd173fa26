/** Where the service is. */
export const ENVIRONMENTS = {
  // Never without `www`: the bare domain redirects, and a redirection is not followed.
  production: 'https://www.rdv-solidarites.fr',
  demo: 'https://demo.rdv-solidarites.fr',
}

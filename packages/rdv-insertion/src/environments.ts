/** Where the service is. */
export const ENVIRONMENTS = {
  production: 'https://www.rdv-insertion.fr',
  demo: 'https://demo.rdv-insertion.fr',
}

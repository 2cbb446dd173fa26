/** Where the service is. */
export const ENVIRONMENTS = {
  production: 'https://api-coordination.rendezvouspasseport.ants.gouv.fr',
  integration: 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr',
}

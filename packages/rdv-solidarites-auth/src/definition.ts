import { readAuthError } from './errors.js'
import { operations, propertyNames } from './generated/rdv-solidarites-auth.operations.gen.js'
import { USER_AGENT } from './user-agent.js'

export const DEFINITION = {
  api: 'RDV-Solidarités',
  userAgent: USER_AGENT,
  environments: {
    // Never without `www`: the bare domain redirects, and a redirection is not followed.
    production: 'https://www.rdv-solidarites.fr',
    demo: 'https://demo.rdv-solidarites.fr',
  },
  // Each sign-in ends the session before it, so one that failed is not repeated behind the back of those who wait for it.
  defaults: { maxRetries: 0 },
  operations,
  propertyNames,
  readError: readAuthError,
}

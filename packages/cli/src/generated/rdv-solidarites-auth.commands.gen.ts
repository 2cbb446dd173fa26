// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'rdv-solidarites-auth',
  title: 'RDV-Solidarités sign-in',
  environments: { production: 'https://www.rdv-solidarites.fr', demo: 'https://demo.rdv-solidarites.fr' },
  operations: [
    {
      operationId: 'signIn',
      method: 'POST',
      path: '/api/v1/auth/sign_in',
      summary: 'Open a session, which ends the one before it',
      description: 'The e-mail is trimmed and compared without case; `uid` is compared exactly afterwards, so send back the one that was returned.\n\nTwo sign-ins within one second get the same `expiry`, and the server keeps either of the two: a token fresh from here can be\nrefused. Nothing of the agent\'s data changes, whence the mark `safe`.',
      retry: 'safe',
      isPublic: true,
      body: { content: 'application/json' },
      parameters: [
        { name: 'email', type: 'string', required: true, in: 'body' },
        { name: 'password', type: 'string', required: true, isSecret: true, in: 'body' },
      ],
    },
    {
      operationId: 'validateToken',
      method: 'GET',
      path: '/api/v1/auth/validate_token',
      summary: 'Whose session this is, when it is alive',
      description: 'What rdv-insertion asks of its own RDV-Solidarités to check the headers it receives.',
      retry: 'safe',
      parameters: [],
    },
    {
      operationId: 'signOut',
      method: 'DELETE',
      path: '/api/v1/auth/sign_out',
      summary: 'End the session',
      description: 'A session that is already dead is 404.',
      retry: 'idempotent',
      parameters: [],
    },
  ],
}

// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'sirene-auth',
  title: 'INSEE sign-in',
  environments: { private: 'https://auth.insee.net/auth/realms/apim-gravitee/protocol/openid-connect' },
  operations: [
    {
      operationId: 'createToken',
      method: 'POST',
      path: '/token',
      summary: 'A token by name and password',
      description: 'The token is a JWT whose claim `pwdChangedTime` (`YYYYMMDDHHMMSSZ`) tells when the password was last changed; it expires 90 days later\n(LE). A 401 without `invalid_grant` is often transient (SIADE tries up to 5 times).',
      retry: 'safe',
      body: { content: 'application/x-www-form-urlencoded' },
      secretAnswers: ['access_token'],
      parameters: [
        {
          name: 'grant_type',
          type: 'string',
          required: true,
          enum: ['password'],
          description: 'Kind of grant.',
          in: 'body',
        },
        {
          name: 'client_id',
          type: 'string',
          required: true,
          description: 'Id of the application.',
          in: 'body',
        },
        {
          name: 'client_secret',
          type: 'string',
          required: true,
          isSecret: true,
          description: 'Its secret.',
          in: 'body',
        },
        {
          name: 'username',
          type: 'string',
          required: true,
          description: 'Name of the account.',
          in: 'body',
        },
        {
          name: 'password',
          type: 'string',
          required: true,
          isSecret: true,
          description: 'Its password.',
          in: 'body',
        },
      ],
    },
  ],
}

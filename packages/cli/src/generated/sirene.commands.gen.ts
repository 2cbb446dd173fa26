// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'sirene',
  title: 'INSEE Sirene',
  environments: {
    public: 'https://api.insee.fr/api-sirene/3.11',
    private: 'https://api.insee.fr/api-sirene/prive/3.11',
  },
  operations: [
    {
      operationId: 'getSiret',
      method: 'GET',
      path: '/siret/{siret}',
      summary: 'One establishment, as the service answers it',
      description: 'With all its periods, most recent first. A merged or renumbered establishment is a 301 to the other one (SIADE), which is followed\nonce, within the same host.',
      retry: 'safe',
      parameters: [
        {
          name: 'siret',
          type: 'string',
          required: true,
          description: 'SIRET, also with blanks.',
          in: 'path',
        },
        {
          name: 'date',
          type: 'string',
          description: 'State on this day, `YYYY-MM-DD`. Default the present with its history.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'getSiren',
      method: 'GET',
      path: '/siren/{siren}',
      summary: 'One legal unit, as the service answers it',
      description: 'With all its periods, most recent first.',
      retry: 'safe',
      parameters: [
        {
          name: 'siren',
          type: 'string',
          required: true,
          description: 'SIREN, also with blanks.',
          in: 'path',
        },
        {
          name: 'date',
          type: 'string',
          description: 'State on this day, `YYYY-MM-DD`. Default the present with its history.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'getInformations',
      method: 'GET',
      path: '/informations',
      summary: 'How fresh the data are',
      description: 'Versions and dates of the last updates.',
      retry: 'safe',
      parameters: [],
    },
  ],
}

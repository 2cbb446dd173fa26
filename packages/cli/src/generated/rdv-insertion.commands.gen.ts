// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'rdv-insertion',
  title: 'rdv-insertion API',
  environments: { production: 'https://www.rdv-insertion.fr', demo: 'https://demo.rdv-insertion.fr' },
  operations: [
    {
      operationId: 'getDepartment',
      method: 'GET',
      path: '/api/v1/departments/{number}',
      summary: 'A département with its organisations, places, reasons and categories',
      description: 'The place to find `rdv_solidarites_organisation_id`, the categories of an organisation and the ids of its places. Categories\nare data: there is no closed list of them.',
      retry: 'safe',
      parameters: [
        {
          name: 'number',
          type: 'string',
          required: true,
          description: 'Number of the département as a text, `13`, `2A`, `974`; a number from 10 on.',
          in: 'path',
        },
      ],
    },
    {
      operationId: 'getRdv',
      method: 'GET',
      path: '/api/v1/rdvs/{uuid}',
      summary: 'One appointment',
      description: 'Looked up by its `uuid`, as webhooks give it.',
      retry: 'safe',
      parameters: [
        {
          name: 'uuid',
          type: 'string',
          required: true,
          description: 'The `uuid` of the appointment.',
          in: 'path',
        },
      ],
    },
    {
      operationId: 'searchUsers',
      method: 'GET',
      path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users',
      summary: 'The active users of an organisation',
      description: 'In whose names, e-mail, phone (E.164) or affiliation number each word of a text begins a word, accents and case aside. 25 a page, as\nthe code and its tests have it (the published document says 30).',
      retry: 'safe',
      isPaged: true,
      parameters: [
        {
          name: 'rdv_solidarites_organisation_id',
          type: 'integer',
          required: true,
          description: 'The organisation\'s id **on RDV-Solidarités**, not its `id` here.',
          in: 'path',
        },
        {
          name: 'search_query',
          type: 'string',
          description: 'Beginning of a first name, last name, e-mail, phone number or affiliation number; accents do not matter.',
          in: 'query',
        },
        { name: 'page', type: 'integer', default: 1, description: 'From 1.', in: 'query' },
      ],
    },
    {
      operationId: 'createUser',
      method: 'POST',
      path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users',
      summary: 'Create or update a person, without invitation',
      description: 'A person who exists already is updated. Looked for in this order: `nir`; `department_internal_id`; `email` and the first word\nof the first name; `phone_number` and the first word of the first name. A match with another NIR is refused.\n\nNull and blank values are dropped: **a field cannot be cleared**.',
      retry: 'never',
      body: { content: 'application/json' },
      parameters: [
        {
          name: 'rdv_solidarites_organisation_id',
          type: 'integer',
          required: true,
          description: 'The organisation\'s id **on RDV-Solidarités**, not its `id` here.',
          in: 'path',
        },
        {
          name: 'user',
          type: 'json',
          required: true,
          description: 'A person to create. At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed, which tells the person\nfrom others (RDVI `app/models/user.rb`). Blank texts count as absent: a field cannot be cleared through this API.',
          in: 'body',
        },
      ],
    },
    {
      operationId: 'createAndInvite',
      method: 'POST',
      path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite',
      summary: 'Create or update a person, and invite them by text message and e-mail',
      description: 'Done before the answer comes, which takes several calls to RDV-Solidarités, an e-mail and a text message: up to 60 s.\n\n- A text message needs a **mobile** number, an e-mail an address. With neither, the person is created and nobody is\n  invited: **200 with `invitations: []`**.\n- Each channel is sent on its own. One fails and the other works: **422 that names the failed one, while the other\n  invitation has been sent** and the person exists.\n- The same call again within 24 hours is a 422, one error per channel; nothing is sent twice.\n- Without `motif_category` the server fails (500) **after** it has created the person (since 8 July 2026, by reading): it is\n  demanded here.\n\nAn InvalidRequestError has the code `refused` when nothing was done, `partly_done` when one channel may have worked and the person\nmay exist; `readRefusals(error)` gives what the API said. After a ServerError whose `mayHaveBeenApplied` is true, look for the\nperson before you repeat the call.',
      retry: 'never',
      body: { content: 'application/json' },
      parameters: [
        {
          name: 'rdv_solidarites_organisation_id',
          type: 'integer',
          required: true,
          description: 'The organisation\'s id **on RDV-Solidarités**, not its `id` here.',
          in: 'path',
        },
        {
          name: 'user',
          type: 'json',
          required: true,
          description: 'A person to create and invite. The code accepts the absence of `title` and of the category; the documentation asks for the\nfirst, and without the second nobody is invited.',
          in: 'body',
        },
      ],
    },
    {
      operationId: 'createAndInviteMany',
      method: 'POST',
      path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite_many',
      summary: 'Create and invite up to 25 people',
      description: '**Only queued.** All entries are checked first; one that is wrong refuses all. What fails afterwards is told to nobody but,\nfor people who could not be created, the department by mail. The only news for a program are the `Invitation` webhooks.\n\nAn InvalidRequestError with code `refused` has what was wrong: `readRefusals(error)` gives the `index` of each person at fault.\n\nAt most 5 calls a minute. Without `motif_category` the person is created and silently not invited. The path\n`…/applicants/create_and_invite_many` with `applicants` is an older name of it.',
      retry: 'never',
      body: { content: 'application/json' },
      parameters: [
        {
          name: 'rdv_solidarites_organisation_id',
          type: 'integer',
          required: true,
          description: 'The organisation\'s id **on RDV-Solidarités**, not its `id` here.',
          in: 'path',
        },
        { name: 'users', type: 'json', required: true, in: 'body' },
      ],
    },
    {
      operationId: 'inviteUser',
      method: 'POST',
      path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/{user_id}/invite',
      summary: 'Invite a person who exists',
      description: 'As `createAndInvite`, partial refusals included. An unknown category is a 404 here, a 422 there.',
      retry: 'never',
      body: { content: 'application/json' },
      parameters: [
        {
          name: 'rdv_solidarites_organisation_id',
          type: 'integer',
          required: true,
          description: 'The organisation\'s id **on RDV-Solidarités**, not its `id` here.',
          in: 'path',
        },
        {
          name: 'user_id',
          type: 'integer',
          required: true,
          description: 'The `id` that rdv-insertion gave to the person, not `rdv_solidarites_user_id`.',
          in: 'path',
        },
        { name: 'invitation', type: 'json', required: true, description: 'What to invite to.', in: 'body' },
      ],
    },
  ],
}

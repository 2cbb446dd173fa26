// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 6f39bc17fa85e7102d2809949cbd1db462028dbe3e4543199e0a32e05b94a9e7

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'ants-editor',
  title: 'Editor endpoints called by the ANTS hub',
  environments: {},
  operations: [
    {
      operationId: 'getManagedMeetingPoints',
      method: 'GET',
      path: '/getManagedMeetingPoints',
      summary: 'Every place that takes passport or identity-card appointments',
      description: 'Asked at least daily; the hub waits 20 s. Places are checked one by one and a bad one is dropped **without a word** (a null or\nnumeric `zip_code` is enough), so check before answering. An empty list counts as a failure and is asked again every minute.',
      retry: 'safe',
      parameters: [],
    },
    {
      operationId: 'getAvailableTimeSlots',
      method: 'GET',
      path: '/availableTimeSlots',
      summary: 'Free slots of some places between two days',
      description: 'The hub waits 15 s (14.8 s passes, 15.5 s loses everything) and asks all places of an editor in one request, up to seven times\nin a burst. A value that is well formed but cannot be served (unknown `reason`, start after end, zero persons) is answered\n200 with empty lists: browsers choose the values and any other status shows the editor as "down". Unknown places are left\nout; a 404 (the published template\'s answer) would lose all places of the request.',
      retry: 'safe',
      parameters: [
        {
          name: 'meeting_point_ids',
          type: 'string',
          isList: true,
          required: true,
          description: 'Ids as published by `getManagedMeetingPoints`, repeated keys.',
          in: 'query',
        },
        {
          name: 'start_date',
          type: 'string',
          required: true,
          description: 'First day, inclusive. Can be after the end (RDV-SP #4326).',
          in: 'query',
        },
        {
          name: 'end_date',
          type: 'string',
          required: true,
          description: 'Last day, inclusive.',
          in: 'query',
        },
        {
          name: 'reason',
          type: 'string',
          enum: ['CNI', 'PASSPORT', 'CNI-PASSPORT'],
          default: 'CNI',
          description: 'Not checked by the hub, and empty when the site sent none; absent or empty means `CNI`.',
          in: 'query',
        },
        {
          name: 'documents_number',
          type: 'integer',
          default: 1,
          description: 'Number of persons, not bounded by the hub (0 and negative numbers pass); absent or empty means 1.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'searchApplicationIds',
      method: 'GET',
      path: '/searchApplicationIds',
      summary: 'Appointments of this editor for some application numbers',
      description: 'The hub waits 5 s. Any booking that it does not find in the coordination API with the same place, time and URL, **it creates\nthere**: answer only what was declared, in the texts that were declared. A null in place of a list makes the hub\'s whole search\nfail, for all editors.',
      retry: 'safe',
      parameters: [
        {
          name: 'application_ids',
          type: 'string',
          isList: true,
          required: true,
          description: 'Repeated keys, **and** several numbers inside one value, joined by one of `, ; : - / .` or a white space (the hub forwards what\nits caller wrote). Case as typed.',
          in: 'query',
        },
      ],
    },
  ],
}

// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: 536f4008e9ee53d8dd5aa064daa6b5d441bae5193acf7198262b0fa291ae160b

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'api-geo',
  title: 'API Géo',
  environments: { production: 'https://geo.api.gouv.fr' },
  operations: [
    {
      operationId: 'listCommunes',
      method: 'GET',
      path: '/communes',
      summary: 'Communes that fit every filter',
      description: 'Without any filter the service returns all 35 000: at least one of `code`, `codePostal`, `nom`, `siren`, `codeEpci`,\n`codeDepartement`, `codeRegion`, `codeParent`, `ancienCode` and a position is required here. `listAllCommunes` asks for all of them.',
      retry: 'safe',
      parameters: [
        { name: 'code', type: 'string', description: 'INSEE code.', in: 'query' },
        {
          name: 'codePostal',
          type: 'string',
          description: 'Post code, a text of 5 digits. Several communes may have it.',
          in: 'query',
        },
        {
          name: 'nom',
          type: 'string',
          description: 'Name or its beginning; results then have a `_score`.',
          in: 'query',
        },
        {
          name: 'boost',
          type: 'string',
          enum: ['population'],
          description: 'Puts communes with many inhabitants first.',
          in: 'query',
        },
        { name: 'siren', type: 'string', description: 'SIREN of the commune.', in: 'query' },
        {
          name: 'codeEpci',
          type: 'string',
          description: 'SIREN of the EPCI that it belongs to.',
          in: 'query',
        },
        { name: 'codeDepartement', type: 'string', description: 'Code of the department.', in: 'query' },
        { name: 'codeRegion', type: 'string', description: 'Code of the region.', in: 'query' },
        {
          name: 'codeParent',
          type: 'string',
          description: 'INSEE code of the commune of a municipal district.',
          in: 'query',
        },
        { name: 'ancienCode', type: 'string', description: 'INSEE code that it had before.', in: 'query' },
        {
          name: 'lat',
          type: 'number',
          description: 'Latitude of a place within it, with `lon`.',
          in: 'query',
        },
        { name: 'lon', type: 'number', description: 'Longitude, with `lat`.', in: 'query' },
        {
          name: 'type',
          type: 'string',
          description: 'Kinds, with commas between them. Default `commune-actuelle`.',
          in: 'query',
        },
        {
          name: 'zone',
          type: 'string',
          description: 'Parts of France, with commas between them. Default all of them.',
          in: 'query',
        },
        {
          name: 'fields',
          type: 'string',
          description: 'Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,\ncodeRegion, codesPostaux, population. Unknown names are ignored by the service.',
          in: 'query',
        },
        {
          name: 'limit',
          type: 'integer',
          description: 'How many at most; 0 gives an empty list.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'getCommune',
      method: 'GET',
      path: '/communes/{code}',
      summary: 'One commune by its INSEE code',
      description: 'A code that no commune has is a NotFoundError.',
      retry: 'safe',
      parameters: [
        {
          name: 'code',
          type: 'string',
          required: true,
          description: 'INSEE code, a text such as `62041` or `2A004`.',
          in: 'path',
        },
        {
          name: 'fields',
          type: 'string',
          description: 'Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,\ncodeRegion, codesPostaux, population. Unknown names are ignored by the service.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'listDepartements',
      method: 'GET',
      path: '/departements',
      summary: 'Departments that fit every filter; all of them without any',
      description: 'Those of metropolitan France and overseas; a hundred and one.',
      retry: 'safe',
      parameters: [
        { name: 'nom', type: 'string', description: 'Name or its beginning.', in: 'query' },
        { name: 'codeRegion', type: 'string', description: 'Code of the region.', in: 'query' },
      ],
    },
    {
      operationId: 'getDepartement',
      method: 'GET',
      path: '/departements/{code}',
      summary: 'One department by its code',
      description: 'A code that no department has is a NotFoundError.',
      retry: 'safe',
      parameters: [
        {
          name: 'code',
          type: 'string',
          required: true,
          description: 'Code of the department, `01`, `2A`, `974`.',
          in: 'path',
        },
      ],
    },
    {
      operationId: 'listRegions',
      method: 'GET',
      path: '/regions',
      summary: 'Regions that fit the name; all of them without one',
      description: 'Those of metropolitan France and overseas.',
      retry: 'safe',
      parameters: [{ name: 'nom', type: 'string', description: 'Name or its beginning.', in: 'query' }],
    },
  ],
}

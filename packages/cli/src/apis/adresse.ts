import { type AdresseClient, createAdresseClient } from '@hub/adresse-client'
import { type CommunesClient, createCommunesClient } from '@hub/adresse-client/communes'
import { type Api, toClientOptions } from '../api.js'

export const adresse: Api<AdresseClient> = {
  urlVariable: 'GEOCODAGE_URL',
  connect: async (connection) => createAdresseClient(toClientOptions(connection)),
  commands: [
    {
      name: 'geocode-rows',
      summary: 'Geocode a list of rows in one file, matched by their key',
      description: 'One line of JSON for each row, in the order in which they come back.',
      parameters: [
        {
          name: 'rows',
          type: 'json',
          required: true,
          description: 'A list of objects, each with its key and its columns.',
        },
        { name: 'key', type: 'string', default: 'id', description: 'Column by which rows are matched.' },
        {
          name: 'columns',
          type: 'string',
          isList: true,
          required: true,
          description: 'Columns that make the address.',
        },
        { name: 'postcode', type: 'string', description: 'Column of the post code that filters.' },
        { name: 'citycode', type: 'string', description: 'Column of the INSEE code that filters.' },
      ],
      call(client, { rows, ...options }, call, onProgress) {
        return client.geocodeRows(rows as never, {
          ...(options as { columns: string[] }),
          ...call,
          onProgress: ({ received, total }) => onProgress(received, total),
        })
      },
    },
  ],
}

export const apiGeo: Api<CommunesClient> = {
  urlVariable: 'API_GEO_URL',
  connect: async (connection) => createCommunesClient(toClientOptions(connection)),
}

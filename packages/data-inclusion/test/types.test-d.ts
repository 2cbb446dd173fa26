import { expectTypeOf, it } from 'vitest'
import { createDataInclusionClient, type Structure } from '../src/index.js'

const client = createDataInclusionClient({ token: process.env['DATA_INCLUSION_TOKEN'], baseUrl: process.env['BASE'] })

it('gives structures and services', () => {
  expectTypeOf(client.iterateStructures()).toExtend<AsyncIterable<Structure>>()
  expectTypeOf<Structure['siret']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf(client.listStructures()).resolves.toHaveProperty('pages')
})

it('takes what the API filters by', () => {
  void client.listStructures({ minimumQuality: 0.5 })
  // @ts-expect-error -- no filter of structures at the API
  void client.listStructures({ score_qualite_minimum: 0.5 })
  // @ts-expect-error -- an iteration begins with the first page
  void client.iterateStructures({ page: 2 })
  // @ts-expect-error -- no such list
  void client.listValues({ kind: 'other' })
})

import { describe, expectTypeOf, it } from 'vitest'
import { createMetabaseClient, type Row, signEmbed } from '../src/index.js'

const client = createMetabaseClient({ baseUrl: process.env['METABASE_SITE_URL'], token: process.env['METABASE_TOKEN'] })

describe('the client', () => {
  it('gives rows, streams and bytes', () => {
    expectTypeOf(client.queryCard({ id: 1 })).resolves.toEqualTypeOf<Row[]>()
    expectTypeOf(client.export('csv', { card: 1 })).resolves.toEqualTypeOf<ReadableStream<Uint8Array>>()
    expectTypeOf(client.getCardImage(1)).resolves.toEqualTypeOf<Uint8Array>()
  })

  it('refuses what cannot be', () => {
    // @ts-expect-error -- there is no public Metabase
    createMetabaseClient({ environment: 'production' })
    // @ts-expect-error -- no such format
    void client.export('png', { card: 1 })
    // @ts-expect-error -- a picture has the default parameters of its card
    void client.getCardImage(1, { params: { a: 1 } })
    // @ts-expect-error -- both
    void signEmbed({ secretKey: 'x', resource: { dashboard: 1, question: 1 } })
  })
})

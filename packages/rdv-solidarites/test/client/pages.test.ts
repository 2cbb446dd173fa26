import { describe, expect, test } from 'vitest'
import { ORGANISATION, startClient, thrownBy, unchecked } from './support.js'

/** A client that sees so many users. */
function startWith(users: number) {
  const bench = startClient()
  for (let added = 0; added < users; added++) bench.state.addUser()
  return bench
}

describe('lists', () => {
  test('have 100 items a page; awaited, one page as the API answers it', async () => {
    const { client, sent } = startWith(250)
    const { users, meta } = await client.listUsers()
    expect(users).toHaveLength(100)
    expect(meta).toEqual({ current_page: 1, next_page: 2, prev_page: null, total_pages: 3, total_count: 250 })
    expect(sent).toHaveLength(1)
  })

  test('iterated, are every item, each page asked for once', async () => {
    const { client, sent } = startWith(250)
    const ids = new Set<number>()
    for await (const { id } of client.listOrganisationUsers({ organisation_id: ORGANISATION })) ids.add(id)
    expect(ids.size).toBe(250)
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual([null, '2', '3'])
  })

  test('are cut at a limit that must be said', async () => {
    const { client, sent } = startWith(250)
    expect(await client.listUsers().toArray({ limit: 150 })).toHaveLength(150)
    expect(sent).toHaveLength(2)
  })

  test('are resumed after any page', async () => {
    const { client, sent } = startWith(250)
    let saved = 0
    for await (const { next } of client.listUsers().pages()) {
      saved = Number(next)
      break
    }
    expect(saved).toBe(2)
    expect(await client.listUsers({ page: saved }).toArray({ limit: Infinity })).toHaveLength(150)
    expect(sent.map(({ url }) => url.searchParams.get('page'))).toEqual([null, '2', '3'])
  })

  test('filters are sent with every page', async () => {
    const { client, sent, state } = startWith(0)
    for (let added = 0; added < 101; added++) state.addRdv()
    await client.listRdvs({ organisation_id: ORGANISATION, starts_after: '2020-01-01' }).toArray({ limit: Infinity })
    expect(sent.map(({ url }) => url.searchParams.get('starts_after'))).toEqual(['2020-01-01', '2020-01-01'])
  })

  test('their order is not fixed: what moves to a later page while they are walked is given once', async () => {
    const { client, state } = startWith(150)
    const given: number[] = []
    for await (const { items } of client.listUsers().pages()) {
      given.push(...items.map(({ id }) => id))
      // A user of the first page is changed, and moves to the end of the table.
      state.records.users.update(given[0] ?? 0, { address: '1 rue Neuve' })
    }
    expect(new Set(given).size).toBe(given.length)
  })

  test('an empty one has no pages', async () => {
    const { client } = startClient()
    const { meta } = await client.listUsers()
    expect(meta).toMatchObject({ current_page: 1, next_page: null, total_pages: 0 })
    expect(await client.listUsers().toArray({ limit: Infinity })).toEqual([])
  })

  test('a page that fails ends the walk with its error, never with fewer items', async () => {
    const { client, state } = startWith(250)
    const walk = async () => {
      for await (const { next } of client.listUsers({}, { maxRetries: 0 }).pages()) {
        if (next === 3) state.failNext({ kind: 'status', status: 500 })
      }
    }
    await expect(walk()).rejects.toMatchObject({ name: 'ServerError', status: 500 })
  })

  test.each([{ users: [] }, { users: [], meta: { current_page: 1 } }])(
    'an answer that does not say whether there is another page is an error: %j',
    async (answer) => {
      for (const validate of ['strict', 'off'] as const) {
        const { client, state } = startClient({ validate }, {}, unchecked)
        state.failNext({ kind: 'status', status: 200, body: JSON.stringify(answer) })
        const error = await thrownBy(client.listUsers().toArray({ limit: Infinity }))
        expect(error).toMatchObject({ name: 'ContractError' })
      }
    },
  )
})

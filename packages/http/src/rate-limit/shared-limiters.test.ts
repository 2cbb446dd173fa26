import { expect, it } from 'vitest'
import { createSharedLimiters } from './shared-limiters.js'

const operations = {
  getParcel: { method: 'GET', path: '/parcels/{id}', retry: 'safe', responses: {} },
  sendParcels: {
    method: 'POST',
    path: '/parcels',
    retry: 'never',
    rateLimit: { calls: 1, period: 60_000 },
    responses: {},
  },
} as const
const declared = { environments: { production: 'https://parcels.example' }, operations }
const find = createSharedLimiters({ calls: 2, period: 60_000 }, declared)
const fetch = async () => new Response()

it('is one for all who call the same address the same way', () => {
  const shared = find({ environment: 'production' })
  expect(find({ environment: 'production' })).toBe(shared)
  expect(find({ baseUrl: 'https://parcels.example/' })).toBe(shared)
  expect(find({ baseUrl: 'https://other.example' })).not.toBe(shared)
})

it('is another one for each fetch', () => {
  const own = find({ environment: 'production', fetch })
  expect(own).not.toBe(find({ environment: 'production' }))
  expect(own).toBe(find({ environment: 'production', fetch }))
  expect(own).not.toBe(find({ environment: 'production', fetch: async () => new Response() }))
})

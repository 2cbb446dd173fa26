import { describe, expect, test } from 'vitest'
import { createClientAddress, type Network, parseNetwork } from './client-address.js'

const networks = (...texts: string[]): Network[] => texts.map(parseNetwork).filter((network) => network !== undefined)
const addressOf = createClientAddress(networks('10.0.0.0/8', '2001:db8:ffff::/48'))
const forwarded = (value: string): Headers => new Headers({ 'x-forwarded-for': value })

describe('who sent a request', () => {
  test.each([
    ['a direct connection', '203.0.113.9', '', '203.0.113.9'],
    ['a direct connection that pretends', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['through a trusted proxy', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['through two trusted proxies', '10.1.2.3', '203.0.113.9, 10.9.9.9', '203.0.113.9'],
    ['through a trusted proxy, and pretends', '10.1.2.3', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['a proxy that says nothing', '10.1.2.3', '', '10.1.2.3'],
    ['a proxy that says nonsense', '10.1.2.3', '203.0.113.9, unknown', '10.1.2.3'],
    ['a server on both families', '::ffff:10.1.2.3', '::ffff:203.0.113.9', '203.0.113.9'],
    ['a household of IPv6', '2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2::/64'],
    ['the same household', '2001:0db8:0001:0002:ffff::1', '', '2001:db8:1:2::/64'],
    ['a short address', '2001:db8::1', '', '2001:db8:0:0::/64'],
    ['a proxy of IPv6', '2001:db8:ffff::1', '2001:db8:5::7', '2001:db8:5:0::/64'],
  ])('%s', (_title, remote, header, expected) => {
    expect(addressOf(remote, header === '' ? new Headers() : forwarded(header))).toBe(expected)
  })

  test('a connection already gone has no address, and is counted with its like', () => {
    expect(addressOf(undefined, forwarded('203.0.113.9'))).toBe('')
  })
})

test.each(['', '10.0.0.0/33', '::/129', '10.0.0/8', 'example.org', '10.0.0.1/', '10.0.0.1/-1'])(
  '%s is no network',
  (text) => {
    expect(parseNetwork(text)).toBeUndefined()
  },
)

test.each([
  ['10.0.0.1', { address: '10.0.0.1', prefix: 32, family: 'ipv4' }],
  ['fd00::/8', { address: 'fd00::', prefix: 8, family: 'ipv6' }],
])('%s is a network', (text, expected) => {
  expect(parseNetwork(text)).toEqual(expected)
})

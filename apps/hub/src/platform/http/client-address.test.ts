import { describe, expect, test } from 'vitest'
import { createClientAddress, type Network, parseNetwork } from './client-address.js'

const networks = (...texts: string[]): Network[] => texts.map(parseNetwork).filter((network) => network !== undefined)
const getClientAddress = createClientAddress(networks('10.0.0.0/8', '2001:db8:ffff::/48'))
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
    ['a proxy that tells the port', '10.1.2.3', '203.0.113.9:51334', '203.0.113.9'],
    ['a proxy that tells the port of IPv6', '10.1.2.3', '[2001:db8:5::7]:51334', '2001:db8:5:0::/64'],
    ['a proxy that writes brackets', '10.1.2.3', '[2001:db8:5::7]', '2001:db8:5:0::/64'],
    ['a proxy that writes quotes', '10.1.2.3', '"[2001:db8:5::7]:51334"', '2001:db8:5:0::/64'],
    ['a pretended address before one with a port', '10.1.2.3', '198.51.100.1:80, 203.0.113.9:51334', '203.0.113.9'],
    ['trusted proxies that tell ports', '10.1.2.3', '203.0.113.9:1, 10.9.9.9:2', '203.0.113.9'],
    ['IPv4 written in hexadecimal IPv6', '10.1.2.3', '::ffff:cb00:7109', '203.0.113.9'],
    ['IPv4 in IPv6, with a port', '10.1.2.3', '[::ffff:203.0.113.9]:51334', '203.0.113.9'],
    ['IPv6 in full and in capitals', '10.1.2.3', '2001:0DB8:0005:0000:0000:0000:0000:0007', '2001:db8:5:0::/64'],
    ['an interface of the proxy', '10.1.2.3', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['empty items', '10.1.2.3', '203.0.113.9, ,', '203.0.113.9'],
    ['only trusted proxies', '10.1.2.3', '10.7.7.7, 10.9.9.9', '10.7.7.7'],
    ['a name', '10.1.2.3', 'laptop.example', '10.1.2.3'],
    ['a port too long to be one', '10.1.2.3', '203.0.113.9:1234567', '10.1.2.3'],
    ['IPv4 in brackets', '10.1.2.3', '[203.0.113.9]:80', '10.1.2.3'],
    ['an address out of range', '10.1.2.3', '203.0.113.999:80', '10.1.2.3'],
    ['a parameter of RFC 7239', '10.1.2.3', 'for=203.0.113.9', '10.1.2.3'],
    ['something obfuscated', '10.1.2.3', '_hidden', '10.1.2.3'],
  ])('%s', (_title, remote, header, expected) => {
    expect(getClientAddress(remote, header === '' ? new Headers() : forwarded(header))).toBe(expected)
  })

  test('several lines of the header are one list', () => {
    const headers = new Headers([
      ['x-forwarded-for', '198.51.100.1'],
      ['x-forwarded-for', '203.0.113.9:51334, 10.9.9.9'],
    ])
    expect(getClientAddress('10.1.2.3', headers)).toBe('203.0.113.9')
  })

  test('what a client writes in Forwarded is not believed', () => {
    expect(getClientAddress('10.1.2.3', new Headers({ forwarded: 'for=198.51.100.1' }))).toBe('10.1.2.3')
  })

  test('a connection already gone has no address, and is counted with its like', () => {
    expect(getClientAddress(undefined, forwarded('203.0.113.9'))).toBe('')
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
  ['::ffff:10.0.0.0/104', { address: '10.0.0.0', prefix: 8, family: 'ipv4' }],
  ['::ffff:10.0.0.1', { address: '10.0.0.1', prefix: 32, family: 'ipv4' }],
  ['::/0', { address: '::', prefix: 0, family: 'ipv6' }],
])('%s is a network', (text, expected) => {
  expect(parseNetwork(text)).toEqual(expected)
})

import { BlockList, isIP, SocketAddress } from 'node:net'

/** Tells who sent a request: for limits per address. */
export type ClientAddress = (remoteAddress: string | undefined, headers: Headers) => string

/**
 * Who sent a request: the address of the connection or, when that is a trusted proxy, the last address in `X-Forwarded-For` that
 * is not. What stands before it was written by the client, who may write anything.
 *
 * Addresses of IPv6 are shortened to their /64: that is what one household is given, and it has as many addresses as it likes.
 * @param trustedProxies networks as `parseNetwork` reads them
 */
export function createClientAddress(trustedProxies: readonly Network[]): ClientAddress {
  const trusted = new BlockList()
  for (const { address, prefix, family } of trustedProxies) trusted.addSubnet(address, prefix, family)
  const isTrusted = (address: string): boolean => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (remoteAddress, headers) => {
    let address = plain(remoteAddress ?? '')
    const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((item) => plain(item.trim()))
    while (isIP(address) !== 0 && isTrusted(address)) {
      const before = forwarded.pop()
      if (before === undefined || isIP(before) === 0) break
      address = before
    }
    return isIP(address) === 6 ? networkOf(address) : address
  }
}

export interface Network {
  address: string
  prefix: number
  family: 'ipv4' | 'ipv6'
}

/** Reads `10.0.0.0/8`, `2001:db8::/32`, or a single address. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', prefix] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? []
  const version = isIP(address)
  if (version === 0) return undefined
  const longest = version === 6 ? 128 : 32
  const length = prefix === undefined ? longest : Number(prefix)
  return length > longest ? undefined : { address, prefix: length, family: version === 6 ? 'ipv6' : 'ipv4' }
}

/** A server on both families sees clients of IPv4 as `::ffff:192.0.2.1`. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

function networkOf(address: string): string {
  const { address: canonical } = new SocketAddress({ address, family: 'ipv6' })
  const [head = '', tail] = canonical.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length
  return `${[...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}

import { BlockList, isIP } from 'node:net'
import type { RequestCheck } from './check-requests.js'
import type { Logger } from '../process/logging.js'
import { isLoopbackName } from './loopback.js'
import { parseAddress } from './parse-address.js'

/** Returns the address that sent a request, for limits per address. */
export type ClientAddress = (remoteAddress: string | undefined, headers: Headers) => string

/**
 * Who sent a request: the address of the connection or, when that is a trusted proxy, the last address in `X-Forwarded-For` that
 * is not. What stands before it was written by the client, who may write anything. `Forwarded` (RFC 7239) is not read: a proxy that
 * does not know it lets through what the client wrote.
 *
 * Addresses of IPv6 are shortened to their /64: that is what one household is given, and it has as many addresses as it likes.
 * @param trustedProxies networks as `parseNetwork` reads them
 */
export function createClientAddress(trustedProxies: readonly Network[]): ClientAddress {
  const isTrusted = createNetworkCheck(trustedProxies)

  return (remoteAddress, headers) => {
    let address = parseAddress(remoteAddress ?? '') ?? ''
    const forwarded = readForwardedFor(headers.get('x-forwarded-for') ?? '')
    while (address !== '' && isTrusted(address)) {
      const before = parseAddress(forwarded.pop() ?? '')
      if (before === undefined) break
      address = before
    }
    return isIP(address) === 6 ? toNetwork(address) : address
  }
}

/**
 * Warns once when a request came through a proxy that is not trusted: all who come through it then share one limit per address.
 * Says what kind of address to look for and not which: it may be that of a person who wrote the header.
 */
export function warnOfUnlistedProxies(trustedProxies: readonly Network[], logger: Logger): RequestCheck {
  const isTrusted = createNetworkCheck(trustedProxies)
  let isWarned = false
  return (context) => {
    const incoming = context.env?.incoming
    if (!isWarned && incoming && isForwarded(incoming.headers)) {
      const address = parseAddress(incoming.socket.remoteAddress ?? '')
      if (address !== undefined && !isTrusted(address)) {
        isWarned = true
        logger.warn?.(
          'a request came through a proxy that HUB_TRUSTED_PROXIES does not list, so limits per address take all its visitors for one: add the address from which it connects',
          { proxy: describeAddress(address) },
        )
      }
    }
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
  if (length > longest) return undefined
  const plain = parseAddress(address) ?? address
  // `::ffff:10.0.0.0/104` is `10.0.0.0/8`: addresses are compared without that prefix.
  if (version === 6 && isIP(plain) === 4 && length >= 96) return { address: plain, prefix: length - 96, family: 'ipv4' }
  return { address, prefix: length, family: version === 6 ? 'ipv6' : 'ipv4' }
}

function createNetworkCheck(networks: readonly Network[]): (address: string) => boolean {
  const list = new BlockList()
  for (const { address, prefix, family } of networks) list.addSubnet(address, prefix, family)
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** The items of the header, of several header lines too; empty items say nothing (RFC 9110, 5.6.1). */
function readForwardedFor(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function isForwarded(headers: Readonly<Record<string, unknown>>): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
}

const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10']
const isPrivate = createNetworkCheck(PRIVATE_NETWORKS.map(parseNetwork).filter((network) => network !== undefined))

function describeAddress(address: string): string {
  if (isLoopbackName(address)) return 'on this machine'
  return isPrivate(address) ? 'in a private network' : 'at a public address'
}

function toNetwork(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length
  return `${[...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}

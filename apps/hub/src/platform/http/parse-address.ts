import { isIP, SocketAddress } from 'node:net'

/**
 * Reads an address as proxies write it: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`, with
 * quotes around or not. A server on both families sees clients of IPv4 as `::ffff:192.0.2.1`: they are read as `192.0.2.1`.
 * @returns undefined for anything else, such as `unknown` or a name
 */
export function parseAddress(text: string): string | undefined {
  const unquoted = text.replace(/^"(.*)"$/, '$1')
  const [, bracketed, dotted] = /^(?:\[([^[\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d{1,5})?$/.exec(unquoted) ?? []
  // A zone names an interface of the machine that wrote it.
  const address = (bracketed ?? dotted ?? unquoted).replace(/%.*$/, '')
  const version = isIP(address)
  if (version === 0 || (bracketed !== undefined && version !== 6)) return undefined
  if (version === 4) return address
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address
  return canonical.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
}

import { DEMO_NUMBERS } from '../platform/simulated-ants.js'

export interface BannerOptions {
  /** Where links lead. */
  publicUrl: string
  /** Where the server listens, as seen from this machine. */
  localUrl: string
  antsEndpoints: readonly string[]
  antsHeader: string
  demoAntsToken?: string | undefined
  demoApiKey?: string | undefined
}

/** What a person who just typed `npm start` needs: where things are, and a line to paste. */
export function banner({
  publicUrl,
  localUrl,
  antsEndpoints,
  antsHeader,
  demoAntsToken,
  demoApiKey,
}: BannerOptions): string {
  const places = [
    ['pages', `${publicUrl}/`],
    ['documentation', `${publicUrl}/docs`],
    ...antsEndpoints.map((endpoint, index) => [index === 0 ? 'for ANTS' : '', `${publicUrl}${endpoint}`]),
    ['to book with', `application numbers ${DEMO_NUMBERS.first} to ${DEMO_NUMBERS.last}`],
  ]
  // Double quotes, which every shell understands, that of Windows too.
  const curl = (header: string, path: string) => `  curl -H "${header}" "${localUrl}${path}"`
  const [firstEndpoint] = antsEndpoints
  const tries = [
    firstEndpoint && demoAntsToken && curl(`${antsHeader}: ${demoAntsToken}`, firstEndpoint),
    demoApiKey && curl(`Authorization: Bearer ${demoApiKey}`, '/api/v1/meeting-points'),
  ].filter(Boolean)
  return [
    'The hub is ready. Sandbox: invented data, nothing leaves this machine.',
    ...places.map(([name = '', address]) => `  ${name.padEnd(14)} ${address}`),
    ...(tries.length > 0 ? ['Try, with demo secrets that work on this machine only:', ...tries] : []),
    '',
  ].join('\n')
}

import { parseBase } from './base.js'
import { LinkError } from './link-error.js'

/** Who follows the link. */
export type DiagorienteAudience = 'candidat' | 'prescripteur' | 'employeur'

const AUDIENCES: readonly string[] = ['candidat', 'prescripteur', 'employeur'] satisfies DiagorienteAudience[]
const PATH = '/services/plateforme'

/**
 * The link to Diagoriente, which helps to write a résumé. It says through whom somebody comes, and nothing about the person.
 *
 * @param options.base Address of the platform, with or without `/services/plateforme`. Default `https://diagoriente.beta.gouv.fr`.
 * @throws LinkError
 */
export function buildDiagorienteUrl(
  audience: DiagorienteAudience,
  { base = 'https://diagoriente.beta.gouv.fr' }: { base?: string | undefined } = {},
): string {
  if (!AUDIENCES.includes(audience)) throw new LinkError('audience', `must be ${AUDIENCES.join(', ')}`)
  const address = parseBase(base)
  const path = new URL(address).pathname === '/' ? PATH : ''
  return `${address}${path}?utm_source=emploi-inclusion-${audience}`
}

import type { DatabaseError } from './database-error.js'

/** What the operator does about a code: SQLSTATE (PostgreSQL, appendix A), or a system code of the connection. */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'it refuses the password: check the user and the password in DATABASE_URL',
  '28000':
    'it does not let this user in: check the user in DATABASE_URL, and that pg_hba.conf lets it in from this machine (with or without TLS)',
  '3D000': 'that database does not exist: create it (createdb), or check its name in DATABASE_URL',
  '3F000': 'no schema of its search_path exists: create one, or correct the search_path of DATABASE_URL',
  '42501':
    'this user may not do what is needed: make it the owner of the database, or grant it CREATE on the database and on the schema',
  '42P07': 'a table that is not the hub’s has the name of one of its own: give the hub a database of its own',
  '25006': 'it is read-only: check that DATABASE_URL names the primary server and not a replica',
  '53100': 'its disk is full: make room',
  '53300': 'it has no connection left: raise max_connections, or run fewer processes (each needs up to 20)',
  '57P03': 'it is starting or stopping: start the hub again when it takes connections',
  ENOTFOUND: 'there is no machine of that name: check DATABASE_URL',
  EAI_AGAIN: 'names cannot be looked up for the moment: check DATABASE_URL and the network',
  ECONNREFUSED: 'check that it runs and that DATABASE_URL is right',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the certificate that signed it',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the certificate that signed it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is not trusted: set NODE_EXTRA_CA_CERTS to the certificate that signed it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name: use that name in DATABASE_URL',
}

const DEFAULT_REMEDY = 'check that it runs and that DATABASE_URL is right'

/** One sentence for the operator: what failed, where, what to do. Never a statement or a value. */
export function databaseSentence({ code }: Pick<DatabaseError, 'code'>, where = 'The database'): string {
  const remedy = code !== undefined && Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : DEFAULT_REMEDY
  return `${where} cannot be used (${code ?? 'no answer'}): ${remedy}.`
}

const OLDEST_MAJOR = 15

/**
 * Why a server that answers cannot serve.
 * @param version `server_version_num`, such as 150004
 * @param encoding `server_encoding`
 */
export function serverProblem(version: number, encoding: string): string | undefined {
  const major = Math.floor(version / 10_000)
  if (major < OLDEST_MAJOR) return `is version ${major} of PostgreSQL: the hub needs ${OLDEST_MAJOR} or later`
  if (encoding !== 'UTF8') {
    return `keeps text in ${encoding}: create the database with the encoding UTF8 (createdb --encoding=UTF8 --template=template0)`
  }
  return undefined
}

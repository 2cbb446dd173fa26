import type { Package } from '../workspace.ts'

export type Language = 'en' | 'fr'

const HEADS = { en: 'package | folder | what it is', fr: 'paquet | dossier | contenu' }
const PRIVATE = { en: 'private', fr: 'privé' }

/** The table of packages of a README. */
export function renderTable(packages: readonly Package[], language: Language): string {
  const rows = packages.toSorted(compare).map((candidate) => {
    const { folder, manifest } = candidate
    const suffix = manifest.private ? ` (${PRIVATE[language]})` : ''
    return `| [\`${manifest.name}\`](${folder}/README.md) | \`${folder}\` | ${describe(candidate, language)}${suffix} |`
  })
  return [`| ${HEADS[language]} |`, '| --- | --- | --- |', ...rows].join('\n')
}

/** `features` of publiccode.yml: what is published, and the server. */
export function renderFeatures(packages: readonly Package[], language: Language): string {
  const listed = packages.filter(({ folder, manifest }) => !manifest.private || folder.startsWith('apps/'))
  return listed
    .toSorted(compare)
    .map((candidate) => `- ${JSON.stringify(describe(candidate, language))}`)
    .join('\n')
}

/** `softwareVersion` of publiccode.yml is that of the first client. */
export function renderVersion(packages: readonly Package[]): string {
  const first = packages.find(({ manifest }) => manifest.name === '@hub/ants-client')
  return `softwareVersion: ${first?.manifest.version ?? '0.0.0'}`
}

/** `apis` of redocly.yaml: the documents that packages name, and that of the server. */
export function renderDocuments(packages: readonly Package[]): string {
  const documents = packages.flatMap(({ manifest: { hub } }) => [...(hub?.openapi ?? []), ...(hub?.serves ?? [])])
  return documents
    .toSorted()
    .map((name) => `${name}: { root: openapi/${name}.yaml }`)
    .join('\n')
}

/** The description of a package.json as a part of a table or a list: without its full stop. */
export function describe({ folder, manifest }: Package, language: Language): string {
  const text = language === 'en' ? manifest.description : manifest.hub?.descriptionFr
  if (!text)
    throw new Error(`${folder}/package.json: has no ${language === 'en' ? 'description' : 'hub.descriptionFr'}`)
  return text.replace(/\.$/, '')
}

/** Published packages first, then applications, then what is private, each in the order in which it was read: by folder. */
function compare(one: Package, other: Package): number {
  return rank(one) - rank(other)
}

function rank({ folder, manifest }: Package): number {
  if (folder.startsWith('apps/')) return 1
  return manifest.private ? 2 : 0
}

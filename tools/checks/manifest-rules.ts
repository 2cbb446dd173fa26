import { isDeepStrictEqual } from 'node:util'
import { readIdentity, toFields } from '../identity/identity.ts'
import { ALONE } from '../workspace.ts'
import { CAPABILITIES, found, hasCapability, isApi, isPublished, type Rule } from './package-rules.ts'

/** The first that loads ES modules by `require()` without a flag: decision 0001. */
const MIN_NODE = '>=22.12'
const MIN_KEYWORDS = 3

const SEMANTIC_VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** The fields that every package.json has. */
export const manifestFields: Rule = ({ folder, manifest }) => {
  const file = `${folder}/package.json`
  return found([
    [!manifest.description?.trim(), `${file}: describes the package in "description"`],
    [
      !ALONE.includes(folder) && !manifest.hub?.descriptionFr?.trim(),
      `${file}: describes the package in French: "hub": { "descriptionFr": "…" }`,
    ],
    [manifest.type !== 'module', `${file}: has "type": "module"`],
  ])
}

/** The fields that a published package.json has besides. */
export const publishedFields: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest } = subject
  const file = `${folder}/package.json`
  const { scope } = readIdentity(subject.root)
  const { name = '', version = '', engines = {}, hub = {}, files = [], scripts = {} } = manifest
  return found([
    [
      !new RegExp(`^${scope}/[a-z][a-z-]*$`).test(name),
      `${file}: has a "name" of the form ${scope}/…, or "private": true`,
    ],
    [!SEMANTIC_VERSION.test(version), `${file}: has a "version"`],
    [manifest.license !== 'MIT', `${file}: has "license": "MIT"`],
    [
      manifest.sideEffects !== false,
      `${file}: has "sideEffects": false, so that bundlers can leave out what is unused`,
    ],
    [
      engines['node'] !== MIN_NODE,
      `${file}: states the lowest version of Node.js: "engines": { "node": "${MIN_NODE}" }`,
    ],
    [
      !hub.capabilities?.every((capability) => CAPABILITIES.some((known) => known === capability)),
      `${file}: lists its capabilities: "hub": { "capabilities": […] } with any of ${CAPABILITIES.join(', ')}, or none`,
    ],
    ...['dist', 'CHANGELOG.md', ...(hasCapability(subject, 'operations') ? ['api.md'] : [])].map(
      (wanted) => [!files.includes(wanted), `${file}: publishes ${wanted}: add it to "files"`] as const,
    ),
    ...['build', 'typecheck', 'test'].map(
      (script) => [!(script in scripts), `${file}: has the script "${script}"`] as const,
    ),
  ])
}

/** What npm shows and searches; all but the keywords comes from the package.json of the root. */
export const identityFields: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest, root } = subject
  const fields = Object.entries(toFields(readIdentity(root), folder))
  return found([
    ...fields.map(
      ([name, value]) =>
        [
          !isDeepStrictEqual(manifest[name as keyof typeof manifest], value),
          `${folder}/package.json: has "${name}": ${JSON.stringify(value)}; run \`node tools/run.mjs run identity\``,
        ] as const,
    ),
    [
      (manifest.keywords?.filter((word) => /^[a-z\d]+(?:-[a-z\d]+)*$/.test(word)).length ?? 0) < MIN_KEYWORDS,
      `${folder}/package.json: has at least ${MIN_KEYWORDS} "keywords", in lower case`,
    ],
  ])
}

/** Each entry is ESM with its declarations first: TypeScript takes the first condition that matches. */
export const manifestExports: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { exports = {}, hub = {} } = subject.manifest
  const file = `${subject.folder}/package.json`
  const documents = Object.entries(toDocumentExports(hub.openapi ?? []))
  return found([
    [!('.' in exports), `${file}: exports "."`],
    ...documents.map(([name, path]) => [exports[name] !== path, `${file}: exports "${name}": "${path}"`] as const),
    ...Object.entries(exports)
      .filter(([name]) => !name.endsWith('.yaml'))
      .map(
        ([name, entry]) =>
          [
            !isEntry(entry),
            `${file}: the export "${name}" is { "types": "./dist/….d.ts", "default": "./dist/….js" }, in that order`,
          ] as const,
      ),
  ])
}

/** The document of the API as `./openapi.yaml`; of several, each under its own name too. */
function toDocumentExports([first, ...others]: readonly string[]): Record<string, string> {
  return {
    ...(first === undefined ? {} : { './openapi.yaml': `./dist/openapi/${first}.yaml` }),
    ...(others.length === 0 ? {} : { './openapi/*.yaml': './dist/openapi/*.yaml' }),
  }
}

function isEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  const [first, second, ...more] = Object.entries(entry as Record<string, string>)
  const [, stem] = /^(\.\/dist\/.+)\.d\.ts$/.exec(first?.[1] ?? '') ?? []
  return first?.[0] === 'types' && second?.[0] === 'default' && second[1] === `${stem}.js` && more.length === 0
}

/** Users must get the release they were tested with or a later compatible one, and arrows point one way. */
export const manifestDependencies: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest, workspace } = subject
  const file = `${folder}/package.json`
  const siblings = new Map(workspace.map((other) => [other.manifest.name, other]))
  return Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies }).flatMap(([name, range]) => {
    const sibling = siblings.get(name)
    // An exact version gives its user a second copy of what they have in another one.
    if (!sibling)
      return found([
        [!/^\^\d/.test(range) && !range.includes('||'), `${file}: depends on ${name} as "^…", not "${range}"`],
      ])
    return found([
      [range !== 'workspace:^', `${file}: depends on ${name} as "workspace:^", not "${range}"`],
      [!isPublished(sibling), `${file}: depends on ${name}, which is never published`],
      [
        isApi(subject) && isApi(sibling),
        `${file}: the package of an API depends on no other; take what ${name} gives as an option`,
      ],
    ])
  })
}

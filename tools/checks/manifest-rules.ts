import { ALONE } from '../workspace.ts'
import { CAPABILITIES, found, isApi, isPublished, type Rule } from './package-rules.ts'

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
  const { name = '', version = '', engines = {}, hub = {}, files = [], scripts = {} } = manifest
  return found([
    [!/^@hub\/[a-z][a-z-]*$/.test(name), `${file}: has a "name" of the form @hub/…, or "private": true`],
    [!SEMANTIC_VERSION.test(version), `${file}: has a "version"`],
    [manifest.license !== 'MIT', `${file}: has "license": "MIT"`],
    [
      manifest.sideEffects !== false,
      `${file}: has "sideEffects": false, so that bundlers can leave out what is unused`,
    ],
    [!/^>=\d/.test(engines['node'] ?? ''), `${file}: states in "engines" the lowest version of Node.js`],
    [
      !hub.capabilities?.every((capability) => CAPABILITIES.some((known) => known === capability)),
      `${file}: lists its capabilities: "hub": { "capabilities": […] } with any of ${CAPABILITIES.join(', ')}, or none`,
    ],
    ...['dist', 'CHANGELOG.md'].map(
      (wanted) => [!files.includes(wanted), `${file}: publishes ${wanted}: add it to "files"`] as const,
    ),
    ...['build', 'typecheck', 'test'].map(
      (script) => [!(script in scripts), `${file}: has the script "${script}"`] as const,
    ),
    ...['publint', 'attw'].map(
      (tool) => [!scripts['build']?.includes(tool), `${file}: checks what is published: "build" runs ${tool}`] as const,
    ),
  ])
}

/** Each entry is ESM with its declarations first: TypeScript takes the first condition that matches. */
export const manifestExports: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { exports = {} } = subject.manifest
  const file = `${subject.folder}/package.json`
  return found([
    [!('.' in exports), `${file}: exports "."`],
    ...Object.entries(exports).map(
      ([name, entry]) =>
        [
          !isEntry(entry),
          `${file}: the export "${name}" is { "types": "./dist/….d.ts", "default": "./dist/….js" }, in that order`,
        ] as const,
    ),
  ])
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
    if (!sibling) return []
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

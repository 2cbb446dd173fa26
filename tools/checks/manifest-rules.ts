import { isClient, isPublished, type Rule } from './package-rules.ts'

const SEMANTIC_VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** The fields that every package.json has, and those of a published one. */
export const manifestFields: Rule = ({ folder, manifest, ...subject }) => {
  const file = `${folder}/package.json`
  const problems: string[] = []
  const demand = (holds: boolean, text: string): void => void (holds || problems.push(`${file}: ${text}`))
  demand(Boolean(manifest.description?.trim()), 'says in "description" what the package is')
  demand(manifest.type === 'module', 'has "type": "module"')
  if (!isPublished({ folder, manifest, ...subject })) return problems

  demand(/^@hub\/[a-z][a-z-]*$/.test(manifest.name ?? ''), 'has a "name" of the form @hub/…, or "private": true')
  demand(SEMANTIC_VERSION.test(manifest.version ?? ''), 'has a "version"')
  demand(manifest.license === 'MIT', 'has "license": "MIT"')
  demand(manifest.sideEffects === false, 'has "sideEffects": false, so that bundlers can leave out what is unused')
  demand(/^>=\d/.test(manifest.engines?.['node'] ?? ''), 'says in "engines" from which Node.js on it works')
  demand(
    ['client', 'library'].includes(manifest.hub?.kind ?? ''),
    'says its kind: "hub": { "kind": "client" | "library" }',
  )
  for (const name of ['dist', 'CHANGELOG.md']) {
    demand(manifest.files?.includes(name) === true, `publishes ${name}: add it to "files"`)
  }
  for (const script of ['build', 'typecheck', 'test']) {
    demand(manifest.scripts?.[script] !== undefined, `has the script "${script}"`)
  }
  for (const tool of ['publint', 'attw']) {
    demand(manifest.scripts?.['build']?.includes(tool) === true, `checks what is published: "build" runs ${tool}`)
  }
  return problems
}

/** Each entry is ESM with its declarations first: TypeScript takes the first condition that matches. */
export const manifestExports: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest } = subject
  const entries = Object.entries(manifest.exports ?? {})
  const wrong = entries.filter(([, entry]) => !isEntry(entry)).map(([name]) => name)
  return [
    ...('.' in (manifest.exports ?? {}) ? [] : [`${folder}/package.json: exports "."`]),
    ...wrong.map(
      (name) =>
        `${folder}/package.json: the export "${name}" is { "types": "./dist/….d.ts", "default": "./dist/….js" }, in that order`,
    ),
  ]
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
  const inside = new Map(workspace.map((other) => [other.manifest.name, other]))
  const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
  return dependencies.flatMap(([name, range]) => {
    const other = inside.get(name)
    if (!other) return []
    return [
      ...(range === 'workspace:^'
        ? []
        : [`${folder}/package.json: depends on ${name} as "workspace:^", not "${range}"`]),
      ...(isPublished(other) ? [] : [`${folder}/package.json: depends on ${name}, which is never published`]),
      ...(isClient(subject) && isClient(other)
        ? [`${folder}/package.json: a client depends on no other client; take what ${name} gives as an option`]
        : []),
    ]
  })
}

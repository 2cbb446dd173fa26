import type { ApiDeclaration } from './api-declaration.ts'
import { listLines, quote, toLiteral } from './code-text.ts'
import { methodsName } from './methods.ts'

/** All that `defineClient` of `@hub/http` needs to know of an API. */
export function definitionText(
  name: string,
  declaration: ApiDeclaration,
  formats: readonly string[],
  { hasLists = false, hasDays = false } = {},
): string {
  const { api, environments, basePath, defaults, rateLimit, token } = declaration
  const names = Object.keys(environments)
  const optional = { basePath, defaults: Object.keys(defaults).length > 0 ? defaults : undefined, rateLimit, token }
  const functions = [...(hasLists ? ['createList'] : []), ...(rateLimit === undefined ? [] : ['createSharedLimiters'])]
  const values = [...functions, ...(hasDays ? ['parseCalendarDay'] : [])]
  const imports = values.length > 0 ? `{ type ApiDefinition, ${values.join(', ')} }` : 'type { ApiDefinition }'
  return [
    `import ${imports} from '@hub/http'`,
    `import type { ${methodsName(name)} } from './${name}.methods.gen.js'`,
    `import { operations } from './${name}.operations.gen.js'`,
    `import type { operations as Operations, paths as Paths } from './${name}.types.gen.js'`,
    '',
    '/** Both from package.json, at build time. */',
    'declare const __PACKAGE_NAME__: string',
    'declare const __PACKAGE_VERSION__: string',
    '',
    '/** Where the service is known to be. */',
    `export type Environment = ${toUnion(names)}`,
    '/** What the package must read itself, see `x-hub-format` in the document. */',
    `export type Formats = ${toUnion(formats)}`,
    '',
    `export const definition: ApiDefinition<${methodsName(name)}, Paths, Operations, Environment, Formats> = {`,
    `  api: ${quote(api)},`,
    '  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,',
    `  environments: ${toLiteral(environments, '  ')},`,
    ...Object.entries(optional).flatMap(([key, value]) =>
      value === undefined ? [] : [`  ${key}: ${toLiteral(value, '  ')},`],
    ),
    '  operations,',
    ...(hasDays ? ['  formats: { date: parseCalendarDay },'] : []),
    ...listLines(functions),
    '}',
    '',
  ].join('\n')
}

function toUnion(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map(quote).join(' | ')
}

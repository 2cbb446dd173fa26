type Routes = Readonly<Record<string, { readonly method: string; readonly path: string }>>

/** What a request addresses: an operation with the values of its path, or the methods that its path has instead. */
export type Route<Operation> =
  | { operation: Operation; path: Readonly<Record<string, string>> }
  | { methods: readonly string[] }

/** Finds the operation of a request; no methods at all means that the path does not exist. */
export function findRoute<Table extends Routes>(
  table: Table,
  method: string,
  pathname: string,
): Route<keyof Table & string> {
  const methods: string[] = []
  for (const [operation, { method: own, path: template }] of Object.entries(table)) {
    const path = matchPath(template, pathname)
    if (path === undefined) continue
    if (own === method) return { operation, path }
    methods.push(own)
  }
  return { methods }
}

/** The values of a path's `{name}` places, or undefined when it is another path. */
function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const places = template.split('/')
  const segments = pathname.split('/')
  if (places.length !== segments.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, place] of places.entries()) {
    const segment = segments[index] ?? ''
    const name = /^\{(.+)\}$/.exec(place)?.[1]
    if (name === undefined ? segment !== place : segment === '') return undefined
    if (name !== undefined) values[name] = decodeSegment(segment)
  }
  return values
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

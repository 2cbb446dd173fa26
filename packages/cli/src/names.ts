/** The name of an operation or a parameter on the command line: `getStatus` is `get-status`, `application_ids` is `application-ids`. */
export function toKebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** The variable of a secret parameter: `token` of `metabase` is `METABASE_TOKEN`. */
export function toVariable(api: string, parameter: string): string {
  return `${api}-${toKebabCase(parameter)}`.replaceAll('-', '_').toUpperCase()
}

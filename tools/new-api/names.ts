/** What the package of an API is called, everywhere its name appears. */
export interface ApiNames {
  /** `rdv-service`: the document, the folder. */
  name: string
  /** `@hub/rdv-service-client`. */
  package: string
  /** `RdvService`, in names of types and functions. */
  Name: string
  /** `rdvService`, a variable. */
  camel: string
  /** `Rdv service`, in prose, until somebody writes what it is really called. */
  Title: string
}

const NAME = /^[a-z]+(?:-[a-z]+)*$/

/**
 * All names of an API from the one of its document.
 *
 * @throws Error when it is not in kebab-case
 */
export function toApiNames(name: string): ApiNames {
  if (!NAME.test(name))
    throw new Error(`"${name}" cannot be the name of an API: use lower-case letters and hyphens, such as rdv-service`)
  const Name = name.split('-').map(capitalize).join('')
  return {
    name,
    package: `@hub/${name}-client`,
    Name,
    camel: Name.charAt(0).toLowerCase() + Name.slice(1),
    Title: capitalize(name.replaceAll('-', ' ')),
  }
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

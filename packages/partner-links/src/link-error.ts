/** A link that cannot be built. Never holds a value, only the name of what is wrong. */
export class LinkError extends TypeError {
  override readonly name = 'LinkError'
  /** What is at fault, such as `formId` or `fields.region`. */
  readonly field: string

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`)
    this.field = field
  }
}

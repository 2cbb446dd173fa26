/** A mistake of the person who wrote a document or a package.json: its message is all that they need to see. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

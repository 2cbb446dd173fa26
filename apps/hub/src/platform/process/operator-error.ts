/**
 * Something the person who runs the hub must put right. Its message is one clear sentence, shown alone: what happened, where, and
 * what to do next. Anything else that stops a command is a bug, and is shown with its stack.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError'
}

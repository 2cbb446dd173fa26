import type { AgendaContext } from './agenda.js'

/** Its signal is made when somebody looks at it: a calendar in memory never does. */
export class LazyContext implements AgendaContext {
  #controller: AbortController | undefined

  get controller(): AbortController {
    return (this.#controller ??= new AbortController())
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  get isAborted(): boolean {
    return this.#controller?.signal.aborted ?? false
  }
}

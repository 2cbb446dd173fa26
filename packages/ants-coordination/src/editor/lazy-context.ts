import type { AgendaContext } from './agenda.js'

/** Creates its signal on first access: a calendar in memory never needs it. */
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

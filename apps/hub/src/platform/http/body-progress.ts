/** Milliseconds without a byte after which a body is given up. */
const IDLE = 5_000
/** Milliseconds after which a body must have come at this pace, in bytes a second, on average. */
const START = 10_000
const MIN_BODY_RATE = 8 * 1024
const LOOK_INTERVAL = 1_000

/** Watches that a body keeps coming. */
export class BodyProgress {
  readonly #begun = performance.now()
  readonly #interval: NodeJS.Timeout
  #last = this.#begun
  #bytes = 0

  /** @param onStalled called once, when the body stopped coming or comes too slowly */
  constructor(onStalled: () => void) {
    this.#interval = setInterval(() => {
      if (!this.#isStalled(performance.now())) return
      this.end()
      onStalled()
    }, LOOK_INTERVAL).unref()
  }

  /** @param bytes that came so far */
  note(bytes: number): void {
    this.#last = performance.now()
    this.#bytes = bytes
  }

  end(): void {
    clearInterval(this.#interval)
  }

  #isStalled(now: number): boolean {
    const lasted = now - this.#begun - START
    return now - this.#last >= IDLE || (lasted > 0 && this.#bytes < (lasted / 1_000) * MIN_BODY_RATE)
  }
}

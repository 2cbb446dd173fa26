import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** What a command reads and writes. */
export interface Io {
  readonly stdin: Readable & { isTTY?: boolean }
  readonly stdout: Writable & { isTTY?: boolean }
  readonly stderr: Writable & { isTTY?: boolean }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** Shorter ones would hide half of what is printed. */
const MIN_HIDDEN_LENGTH = 6

/** Writes texts, with the secrets that this command knows hidden in them. */
export class Output {
  readonly #io: Io
  readonly #hidden = new Set<string>()

  constructor(io: Io) {
    this.#io = io
  }

  /** Adds a value that is never written, as it is or inside a JSON string. */
  hide(secret: string): void {
    if (secret.length < MIN_HIDDEN_LENGTH) return
    this.#hidden.add(secret)
    this.#hidden.add(JSON.stringify(secret).slice(1, -1))
  }

  /** One document, of several lines for a person and of one for a program. */
  async printDocument(value: unknown): Promise<void> {
    await this.#write(this.#io.stdout, `${JSON.stringify(value ?? null, null, this.#io.stdout.isTTY ? 2 : 0)}\n`)
  }

  async printLine(value: unknown): Promise<void> {
    await this.#write(this.#io.stdout, `${JSON.stringify(value ?? null)}\n`)
  }

  async printError(text: string): Promise<void> {
    await this.#write(this.#io.stderr, `${text}\n`)
  }

  /** Texts without secrets: help. */
  async printText(stream: 'stdout' | 'stderr', text: string): Promise<void> {
    await this.#write(this.#io[stream], text)
  }

  async #write(stream: Writable, text: string): Promise<void> {
    let safe = text
    for (const secret of this.#hidden) safe = safe.replaceAll(secret, '***')
    if (!stream.write(safe)) await once(stream, 'drain', { signal: this.#io.signal })
  }
}

// The mail of a sandbox: kept in a folder, shown at /_/mail, and never sent.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { makeDirectory } from '../process/make-directory.js'
import { type Mail, type MailAddress, type Mailer, toMessage } from './mail.js'

const address = z.object({ name: z.string(), address: z.string() })
const keptMail = z.object({
  /** Name of its files. */
  name: z.string(),
  /** Instant, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  from: address,
  to: address,
  subject: z.string(),
  text: z.string(),
  calendar: z.string().nullable(),
})

export type KeptMail = z.output<typeof keptMail>

export interface Mailbox extends Mailer {
  /** The messages, the last one first; at most `limit`. */
  list(limit: number): Promise<KeptMail[]>
  /** One message, by its name. */
  read(name: string): Promise<KeptMail | undefined>
  /** The message as it would have been sent. */
  source(name: string): Promise<Buffer | undefined>
}

const NAME = /^[\w.-]{1,200}$/

/** @param directory made when the first message comes; readable by its owner only */
export function createMailbox(directory: string, from: MailAddress): Mailbox {
  const writer = createTransport({ streamTransport: true, buffer: true })

  async function read(name: string): Promise<KeptMail | undefined> {
    const content = await readIfThere(directory, `${name}.json`)
    const parsed = keptMail.safeParse(content && JSON.parse(content.toString('utf8')))
    return parsed.success ? parsed.data : undefined
  }

  return {
    from,
    async send(mail) {
      const { message } = await writer.sendMail(toMessage(mail, from))
      makeDirectory(directory)
      // Named by its id, so that a message sent twice is one file.
      const name = mail.id.replaceAll(/[^\w.-]/g, '_')
      await write(join(directory, `${name}.eml`), message as Buffer)
      await write(join(directory, `${name}.json`), JSON.stringify(toKeptMail(name, mail, from)))
    },
    async list(limit) {
      const files = await readdir(directory).catch(() => [])
      const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length))
      const mails = (await Promise.all(names.map(read))).filter((mail) => mail !== undefined)
      return mails.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, limit)
    },
    read,
    source: (name) => readIfThere(directory, `${name}.eml`),
  }
}

function toKeptMail(name: string, { to, subject, text, calendar }: Mail, from: MailAddress): KeptMail {
  return { name, at: new Date().toISOString(), from, to, subject, text, calendar: calendar?.content ?? null }
}

/** Writes to a draft and moves it into place, so that no reader sees half a file. */
async function write(file: string, content: string | Buffer): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, content, { mode: 0o600 })
  await rename(draft, file)
}

async function readIfThere(directory: string, file: string): Promise<Buffer | undefined> {
  if (!NAME.test(file)) return undefined
  return readFile(join(directory, file)).catch(() => undefined)
}

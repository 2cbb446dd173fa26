// A hub whose mails are sent, by real jobs, to the mailbox of a sandbox, where tests read them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { createAppointmentQueries } from '../../src/features/ants/appointments/appointment-queries.js'
import { mailOnChange, registerMails } from '../../src/features/ants/mails/appointment-notices.js'
import { LINK_QUEUE } from '../../src/features/ants/mails/contact-links.js'
import { createJobs, type Jobs } from '../../src/platform/jobs/jobs.js'
import { createMailbox, type KeptMail, type Mailbox } from '../../src/platform/mail/mailbox.js'
import type { TemporaryStorage } from './engines.js'
import type { RunHubOptions } from './running-hub.js'
import { type SharedHub, sharedHub } from './shared-hub.js'

const FROM = { name: 'Mairie de Valbrume', address: 'rdv@valbrume.example' }

export interface MailedHub {
  hub: SharedHub
  /** Every message so far, the last one first. */
  mails(): Promise<KeptMail[]>
  /** The first message that is not older than this call's test and that `isIt` takes; waits for it, and gives each one once. */
  nextMail(isIt: (mail: KeptMail) => boolean): Promise<KeptMail>
  /** The path of the next link that was sent to an address for a management page. */
  nextLink(path: string, purpose: 'acces' | 'adresse', email: string): Promise<string>
}

/** Called in a `describe`, before its other hooks, as `sharedHub` is. */
export function mailedHub(createStorage: () => Promise<TemporaryStorage>, options: RunHubOptions = {}): MailedHub {
  let jobs: Jobs | undefined
  let mailbox: Mailbox | undefined
  let directory = ''
  const seen = new Set<string>()
  // The jobs need the hub's database: they are made after it.
  const started = (): Jobs => {
    if (!jobs) throw new Error('The jobs are not started yet.')
    return jobs
  }
  const hub = sharedHub(createStorage, {
    changeListeners: [(transaction, change) => mailOnChange(started())(transaction, change)],
    // Of the work for ANTS what is due stays in its row.
    enqueue: async (transaction, queue, payload) => {
      if (queue === LINK_QUEUE) await started().enqueue(transaction, queue, payload)
    },
    ...options,
  })
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mails-'))
    mailbox = createMailbox(directory, FROM)
    jobs = createJobs(hub.database, hub.logger)
    const appointments = createAppointmentQueries({ database: hub.database, ...hub.keyring })
    const { database, logger, keyring } = hub
    registerMails(jobs, { appointments, database, lookup: keyring.lookup, mailer: mailbox, logger })
    await jobs.start()
  })
  afterAll(async () => {
    await jobs?.stop()
    await rm(directory, { recursive: true, force: true })
  })

  const mails = async () => (await mailbox?.list(1_000)) ?? []

  async function nextMail(isIt: (mail: KeptMail) => boolean): Promise<KeptMail> {
    let found: KeptMail | undefined
    const look = async () => {
      found = (await mails()).findLast((mail) => !seen.has(mail.name) && isIt(mail))
      return found !== undefined
    }
    await expect.poll(look, { timeout: 60_000, interval: 50 }).toBe(true)
    if (!found) throw new Error('No such mail.')
    seen.add(found.name)
    return found
  }

  return {
    hub,
    mails,
    nextMail,
    async nextLink(path, purpose, email) {
      const link = new RegExp(`https?://[^/\\s]+(${path}/${purpose}/[\\w-]+)`)
      const { text } = await nextMail((mail) => mail.to.address === email && link.test(mail.text))
      return link.exec(text)?.[1] ?? ''
    },
  }
}

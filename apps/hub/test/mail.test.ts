// Messages as a mail server receives them, and the mailbox of a sandbox.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSmtpMailer, type Mail, MailError } from '../src/platform/mail/mail.js'
import { createMailbox } from '../src/platform/mail/mailbox.js'
import { createEmptyDirectory } from './support/engines.js'
import { mailServer } from './support/mail-server.js'

const FROM = { name: 'Mairie de Valbrume', address: 'rdv@valbrume.example' }

const smtp = mailServer()

const mail: Mail = {
  id: 'a.0@valbrume.example',
  to: { name: 'Zoé', address: 'zoe@exemple.fr' },
  subject: 'Rendez-vous confirmé',
  text: 'Bonjour Zoé',
}

describe('a message', () => {
  test('is sent with its id, and asks robots not to answer', async () => {
    await createSmtpMailer(smtp.url(), FROM).send(mail)
    const [message] = smtp.received
    expect(message?.to).toEqual(['zoe@exemple.fr'])
    expect(message?.source).toContain('Message-ID: <a.0@valbrume.example>')
    expect(message?.source).toContain('Auto-Submitted: auto-generated')
  })

  test.each([
    { subject: 'Bonjour\r\nBcc: other@exemple.fr\r\n\r\nAutre texte' },
    { to: { name: 'Zoé\r\nBcc: other@exemple.fr', address: 'zoe@exemple.fr' } },
    { to: { name: 'Zoé" <other@exemple.fr>, "', address: 'zoe@exemple.fr' } },
    { to: { name: 'Zoé', address: 'zoe@exemple.fr\r\nRCPT TO:<other@exemple.fr>' } },
    { to: { name: 'Zoé', address: 'zoe@exemple.fr, other@exemple.fr' } },
  ])('nothing typed becomes a header or another recipient: %o', async (changes) => {
    await createSmtpMailer(smtp.url(), FROM)
      .send({ ...mail, ...changes })
      .catch(() => {})
    for (const { to, source } of smtp.received) {
      expect(to).not.toContain('other@exemple.fr')
      expect(source.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc):/im)
    }
  })

  test.each([
    ['nobody@refused.example', { code: '550', isPermanent: true }],
    ['zoe@exemple.fr', { code: '451', isPermanent: false }],
  ])('refused for %s: for good or for now, without the address', async (address, expected) => {
    smtp.state.isBusy = true
    const error = await createSmtpMailer(smtp.url(), FROM)
      .send({ ...mail, to: { name: '', address } })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject(expected)
    expect(String(error)).not.toContain('@')
  })

  test('a server that is not there is worth another try', async () => {
    const error = await createSmtpMailer('smtp://127.0.0.1:1', FROM)
      .send(mail)
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'MailError', isPermanent: false })
  })
})

describe('the mailbox of a sandbox', () => {
  test('keeps each message once, the last one first', async () => {
    await using directory = await createEmptyDirectory()
    const folder = join(directory.config.dataDirectory, 'mail')
    const mailbox = createMailbox(folder, FROM)
    expect(await mailbox.list(10)).toEqual([])
    await mailbox.send(mail)
    await mailbox.send({ ...mail, id: '../../b@valbrume.example', subject: 'Autre' })
    await mailbox.send(mail)
    const [first, second] = await mailbox.list(10)
    expect([first?.subject, second?.subject]).toEqual(['Rendez-vous confirmé', 'Autre'])
    expect(await readdir(folder)).toHaveLength(4)
    expect((await mailbox.source(first?.name ?? ''))?.toString()).toContain('Subject: ')
    expect(await mailbox.read('../../../etc/passwd')).toBeUndefined()
  })
})

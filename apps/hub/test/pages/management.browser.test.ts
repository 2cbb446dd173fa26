// Moving, cancelling and changing the contact in a real browser, by the links of mails.
import { expect, test } from 'vitest'
import { EMAIL, browsedHub } from '../support/browsed-hub.js'
import { describeInBrowser, expectAccessible, expectNoSidewaysScroll } from '../support/browser.js'

describeInBrowser('managing an appointment in a browser', () => {
  const { hub, nextLink, open, openPhone, link, fill, confirm, heading, notice, book, live, clearCookies } =
    browsedHub()

  test('move, then cancel, then cancel again from a page left open', async () => {
    const page = await book()
    await page.getByRole('link', { name: 'Déplacer' }).click()
    await page.getByRole('link', { name: 'samedi 11' }).click()
    await page.getByRole('group', { name: 'samedi 11' }).getByLabel('9 h 15').check()
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    expect(await notice(page)).toContain('déplacé')
    expect(await live()).toEqual(['2027-09-11T09:15'])

    const token = new URL(page.url()).pathname
    const other = await open(`${token}/annuler`)
    await page.getByRole('link', { name: 'Annuler' }).click()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(page)).toContain('annulé')
    await other.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(other)).toContain('annulé')
    expect(await live()).toEqual([])
    expect(await other.getByRole('link', { name: 'Déplacer' }).count()).toBe(0)
  })

  test('Back after a corrected form shows a page of ours, with nothing personal in any address', async () => {
    const page = await open(link())
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await fill(page, ['A12345'])
    await confirm(page)
    expect(await notice(page)).toContain('à corriger')
    await page.locator('#numero-1').fill('A123456789')
    await confirm(page)
    expect(await notice(page)).toContain('confirmé')
    await page.goBack()
    expect(page.url()).toContain(hub.url)
    expect(await notice(page)).toContain('Ce formulaire a déjà servi')

    await page.getByRole('link', { name: 'coordonnées' }).click()
    await page.locator('#email').fill('zoe')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.locator('#email').fill('nouvelle@exemple.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('enregistrées')
    await page.goBack()
    expect(await heading(page)).toBe('Vos coordonnées')
    expect(await page.inputValue('#email')).toBe('nouvelle@exemple.fr')

    const { pathname } = new URL(page.url())
    await page.goto(`${hub.url}${pathname.replace('coordonnees', 'deplacer')}?jour=2027-09-08`)
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    await page.getByLabel('9 h 15').check()
    await page.getByRole('button', { name: 'Déplacer à cet horaire' }).click()
    expect(await notice(page)).toContain('déplacé')
    await page.goBack()
    expect(await heading(page)).toBe('Déplacer le rendez-vous')

    await clearCookies()
    await page.goto(`${hub.url}${pathname.replace('coordonnees', 'annuler')}`)
    await page.locator('#email').fill('autre@exemple')
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    await page.locator('#email').fill(EMAIL)
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    expect(await notice(page)).toContain('Consultez votre messagerie')
    await page.goto(`${hub.url}${await nextLink(pathname.replace('/coordonnees', ''), 'acces', EMAIL)}`)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    expect(await notice(page)).toContain('annulé')
    await page.goBack()
    expect(await page.textContent('main')).toContain('annulé')
    expect(addresses.join(' ')).not.toMatch(/zoe|neill|exemple\.fr|A123456789/i)
  })

  test('a link from the mail opens the pages, by keyboard, and leaving closes them', async () => {
    const path = new URL((await book()).url()).pathname
    await clearCookies()
    const page = await open(`${path}/annuler`, { javaScriptEnabled: false })
    await page.getByLabel('Adresse électronique').fill('essai@exemple')
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    expect(await notice(page)).toContain('adresse électronique complète')
    await page.getByLabel('Adresse électronique').fill(EMAIL)
    await page.keyboard.press('Enter')
    await page.waitForURL(/fait=lien/)
    expect(await notice(page)).toContain('Consultez votre messagerie')
    await expectAccessible(page)

    await page.goto(`${hub.url}${await nextLink(path, 'acces', EMAIL)}`)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Continuer' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/annuler/)
    expect(await heading(page)).toBe('Annuler le rendez-vous')
    // The way back leads to a link that has done its work: whoever is in goes on.
    await page.goBack()
    expect(await heading(page)).toBe('Votre rendez-vous')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    expect(await notice(page)).toContain('Vous êtes déconnecté')
    await expectAccessible(page)
    await page.goto(`${hub.url}${path}/coordonnees`)
    expect(await heading(page)).toBe('Confirmez votre adresse électronique')
    expect(await live()).toHaveLength(1)
  })

  test('another address is confirmed on another device', async () => {
    const page = await book()
    const path = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'coordonnées' }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Voir www.exemple.fr')
    await page.getByLabel('Adresse électronique').fill('nouvelle@exemple.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('sans adresse de site')
    await page.getByLabel('Nom', { exact: true }).fill("O'Neill")
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await notice(page)).toContain('nouvelle@exemple.fr reste à confirmer')
    await expectAccessible(page)
    const inMail = await nextLink(path, 'adresse', 'nouvelle@exemple.fr')
    const phone = await openPhone()
    try {
      const other = await phone.newPage()
      await other.goto(`${hub.url}${inMail}`)
      await expectAccessible(other)
      await expectNoSidewaysScroll(other)
      await other.getByRole('button', { name: 'Confirmer cette adresse' }).click()
      expect(await notice(other)).toContain('est confirmée')
      await other.goto(`${hub.url}${inMail}`)
      expect(await heading(other)).toBe('Votre rendez-vous')
    } finally {
      await phone.close()
    }
    await page.goto(`${hub.url}${inMail}`)
    expect(await heading(page)).toBe('Ce lien ne sert plus')
    await expectAccessible(page)
  })

  test('who asks for too many links is told to use the one in the mail', async () => {
    const path = new URL((await book()).url()).pathname
    await clearCookies()
    const page = await open(`${path}/annuler`)
    for (let index = 0; index < 6; index += 1) {
      await page.goto(`${hub.url}${path}/annuler`)
      await page.getByLabel('Adresse électronique').fill(`essai${index}@exemple.fr`)
      await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    }
    expect(await notice(page)).toContain('Trop de demandes')
    await expectAccessible(page)
    expect(await live()).toHaveLength(1)
  })
})

import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { STYLE } from './style.js'

/** Where a form leads after it was sent: the first thing to read, also for a screen reader, and without script. */
export const MESSAGE_ID = 'message'

export interface LayoutProps {
  /** Title of the window and first heading. */
  title: string
  /** The page shows what is wrong with what was typed: said first, since titles are read first. */
  hasErrors?: boolean | undefined
  children?: Child
}

/** The frame of every page for citizens: landmarks, headings, a way past the header. No script, no other file. */
export function Layout({ title, hasErrors = false, children }: LayoutProps) {
  return html`<!doctype html>${(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${hasErrors ? 'Erreur\u00a0: ' : ''}${title} - Rendez-vous en mairie`}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header>
          <p>Rendez-vous en mairie pour une carte d’identité ou un passeport</p>
        </header>
        <main id="contenu" tabindex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p>
            Vos coordonnées et numéros de pré-demande ne servent qu’à ce rendez-vous ; ils sont effacés ensuite. Le
            numéro de pré-demande, le lieu et la date sont transmis à l’ANTS pour éviter les rendez-vous en double.
          </p>
        </footer>
      </body>
    </html>
  )}`
}

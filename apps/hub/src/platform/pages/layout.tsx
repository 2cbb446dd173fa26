import { html, raw } from 'hono/html'
import { type Child, useContext } from 'hono/jsx'
import { Footer } from './footer.js'
import { SiteContext } from './page-site.js'
import { STYLE } from './style.js'

/** Target after a form was sent: its message is read first, also by a screen reader, without script. */
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
  const { name, headline } = useContext(SiteContext)
  return html`<!doctype html>${(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${hasErrors ? 'Erreur\u00a0: ' : ''}${title} - ${name}`}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header>
          <p>{headline}</p>
        </header>
        <main id="contenu" tabindex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )}`
}

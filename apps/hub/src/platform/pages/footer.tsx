import { useContext } from 'hono/jsx'
import { SiteContext } from './page-site.js'

export function Footer() {
  const { about, links } = useContext(SiteContext)
  return (
    <footer>
      <p>{about}</p>
      {links.length > 0 && (
        <ul class="plain">
          {links.map(({ href, words }) => (
            <li>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}

// A citizen's browser without a screen: keeps cookies as a browser does, reads forms, and sends them.
import { expect } from 'vitest'

export interface Page {
  status: number
  headers: Headers
  html: string
  /** The page's text, tags and indentation taken away. */
  text: string
}

export interface Citizen {
  get(path: string): Promise<Page>
  /** Sends fields as a form of the same site, and goes where that leads unless `follows` is false. */
  post(path: string, fields: Fields, options?: PostOptions): Promise<Page>
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface PostOptions {
  headers?: Record<string, string>
  follows?: boolean
}

interface Cookie {
  path: string
  value: string
}

export interface CitizenOptions {
  /** Where it comes from, as a proxy says. */
  address: string
  /** Path under which a proxy publishes the hub: the browser knows it, the hub is not sent it. */
  prefix: string
}

export function createCitizen(url: string, { address, prefix }: CitizenOptions): Citizen {
  const cookies: Cookie[] = []

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(path, url)
    const sent = cookies.filter((cookie) => pathname === cookie.path || pathname.startsWith(`${cookie.path}/`))
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-for', address)
    if (sent.length > 0) headers.set('cookie', sent.map(({ value }) => value).join('; '))
    const inside = pathname.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
    const response = await fetch(new URL(inside, url), { ...init, redirect: 'manual', headers })
    for (const line of response.headers.getSetCookie()) {
      cookies.unshift({ path: /path=([^;]+)/i.exec(line)?.[1] ?? '/', value: line.split(';')[0] ?? '' })
    }
    return response
  }

  async function follow(response: Response): Promise<Page> {
    const location = response.headers.get('location')
    return response.status === 303 && location !== null ? follow(await send(location)) : readPage(response)
  }

  return {
    get: async (path) => follow(await send(path)),
    async post(path, fields, { headers = { 'sec-fetch-site': 'same-origin' }, follows = true } = {}) {
      const response = await send(path, { method: 'POST', body: toForm(fields), headers })
      return follows ? follow(response) : readPage(response)
    },
  }
}

export function toForm(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  )
}

/** What the hidden fields of a page's form hold. */
export function hiddenFields({ html }: Page): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

/** The text read beside a field: its hint and its mistake. */
export function describedBy({ html }: Page, id: string): string {
  const input = html.match(new RegExp(`<input id="${id}"[^>]*>`))?.[0] ?? ''
  const ids = /aria-describedby="([^"]*)"/.exec(input)?.[1]?.split(' ') ?? []
  return ids
    .map((each) =>
      readText(
        html
          .split(`id="${each}"`)[1]
          ?.split('</')[0]
          ?.replace(/^[^>]*>/, '') ?? '',
      ),
    )
    .join(' ')
}

async function readPage(response: Response): Promise<Page> {
  const html = await response.text()
  if (response.status < 300 && html !== '') expect(response.headers.get('content-type')).toMatch(/^text\//)
  return { status: response.status, headers: response.headers, html, text: readText(html) }
}

function readText(html: string): string {
  return html
    .replace(/<(style|title)>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
}

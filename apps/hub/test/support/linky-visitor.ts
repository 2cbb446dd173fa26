// A browser in a nutshell: it keeps cookies, follows nothing by itself, and says where its forms come from.

type Request = (path: string, init?: RequestInit) => Promise<Response>

export interface Visitor {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** The text of the page at an address, after the redirects that lead there. */
  read(path: string): Promise<string>
}

export function createVisitor(request: Request): Visitor {
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...Object.fromEntries(new Headers(init.headers)) }
    const response = await request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    async read(path) {
      let response = await visitor.get(path)
      for (
        let location = response.headers.get('location');
        location !== null;
        location = response.headers.get('location')
      ) {
        const { pathname, search } = new URL(location, 'https://linky.example')
        response = await visitor.get(`${pathname}${search}`)
      }
      return response.text()
    },
  }
  return visitor
}

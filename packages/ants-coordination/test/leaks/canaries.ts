import { inspect } from 'node:util'

/** Recognisable secrets and personal data, planted wherever the package gets or gives something. */
export const canaries = {
  token: 'canary-token/4f1c+e=',
  application_id: 'CANARY0001',
  meeting_point: 'Mairie du Canari jaune',
  management_url: 'https://rdv.example/rdvs/canary-77?numero=CANARY0001&nom=Noémie',
} as const

/** Each canary as it is, in the forms of a URL, in another case, and in the encodings of headers and JSON. */
export const forms: readonly string[] = [
  ...new Set(
    Object.values(canaries).flatMap((canary) => [
      canary,
      canary.toLowerCase(),
      encodeURI(canary),
      encodeURIComponent(canary),
      new URLSearchParams([['', canary]]).toString().slice(1),
      Buffer.from(canary).toString('base64'),
      JSON.stringify(canary).slice(1, -1),
    ]),
  ),
]

/** Everything that a program may print of a value. */
export function shownOf(value: unknown): string {
  const parts = [
    inspect(value, { depth: 10, showHidden: true }),
    JSON.stringify(value) ?? '',
    ...(value instanceof Error ? [value.message, value.stack ?? '', shownOf(value.cause)] : []),
  ]
  return parts.join('\n')
}

/** The canaries that a text shows, by position: test runners print what a comparison fails with. */
export function leaksIn(text: string): string[] {
  return forms.flatMap((form, index) => (text.includes(form) ? [`forms[${index}]`] : []))
}

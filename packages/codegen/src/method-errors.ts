/** An error answer of an operation, by its status, which may be `4XX` or `default`. */
export interface ErrorAnswer {
  readonly status: string
  readonly description: string
}

const BY_STATUS: Readonly<Record<string, string>> = {
  400: 'InvalidRequestError',
  401: 'AuthenticationError',
  403: 'PermissionError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'InvalidRequestError',
  429: 'RateLimitError',
}

/** One `@throws` per error answer that a document describes: the class, the status, and the first sentence of what it means. */
export function describeErrors(answers: readonly ErrorAnswer[]): string[] {
  return answers.map(({ status, description }) => {
    const [sentence = ''] = description.trim().split(/(?<=\.)\s|\n/)
    const text = sentence.replaceAll('**', '').replace(/[.:]$/, '')
    return `@throws ${errorClass(status)} ${status === 'default' ? 'other statuses' : status}${text === '' ? '' : `: ${text}`}`
  })
}

function errorClass(status: string): string {
  const known = BY_STATUS[status]
  if (known !== undefined) return known
  if (status.startsWith('5')) return 'ServerError'
  if (status.startsWith('4')) return 'ClientError'
  return status.startsWith('3') ? 'RedirectError' : 'HubError'
}

// What pages and mails of several features call things, in plain French.

export function personsWords(count: number): string {
  return count === 1 ? '1 personne' : `${count} personnes`
}

/** A wait, in whole minutes. */
export function minutesWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

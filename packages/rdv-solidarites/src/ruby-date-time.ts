const PARIS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
})

/** An instant as the server writes it, in its zone: `2027-12-10 09:00:00 +0100`. */
export function rubyDateTime(epochMilliseconds: number): string {
  const parts = Object.fromEntries(PARIS.formatToParts(epochMilliseconds).map(({ type, value }) => [type, value]))
  const { year = '', month, day, hour, minute, second, timeZoneName = '' } = parts
  const offset = timeZoneName.replace('GMT', '').replace(':', '') || '+0000'
  return `${year.padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second} ${offset}`
}

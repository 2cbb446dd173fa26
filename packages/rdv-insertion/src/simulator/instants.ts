/** An instant as Rails writes it in JSON: milliseconds, and the offset of a time zone at that instant. */
export function formatInstant(instant: number, timeZone = 'Europe/Paris'): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const offset = name === 'GMT' ? '+00:00' : name.slice('GMT'.length)
  const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * (offset.startsWith('-') ? -1 : 1)
  return new Date(instant + minutes * 60_000).toISOString().replace('Z', offset)
}

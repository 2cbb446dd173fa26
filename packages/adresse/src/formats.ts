/** Readers of the values that the document leaves to this package (`x-hub-format`). */
export const formats = {
  trimmed: (text: string) => text.trim(),
  'search-area': readSearchArea,
}

/** An area as the service takes it: the JSON of a Polygon or of a Circle. Its size is left to the service. */
function readSearchArea(text: string): string | undefined {
  try {
    const { type, coordinates } = JSON.parse(text) as { type?: unknown; coordinates?: unknown }
    return (type === 'Polygon' || type === 'Circle') && Array.isArray(coordinates) ? text : undefined
  } catch {
    return undefined
  }
}

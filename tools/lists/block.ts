/**
 * Replaces what stands between two marks: `<!-- list: NAME -->` and `<!-- end of list -->` in Markdown, the same behind `#` in YAML.
 * @param file named by the error when the marks are missing
 */
export function replaceBlock(file: string, text: string, name: string, content: string): string {
  const [begin, end] = file.endsWith('.md')
    ? [`<!-- list: ${name} -->\n\n`, '\n<!-- end of list -->']
    : [`# list: ${name}\n`, '# end of list']
  const start = text.indexOf(begin)
  if (start === -1) throw new Error(`${file}: has no mark ${begin.trim()}; the list ${name} stands behind it`)
  const rest = text.slice(start + begin.length)
  const mark = rest.indexOf(end.trim())
  if (mark === -1) throw new Error(`${file}: has no mark ${end.trim()} behind the list ${name}`)
  const stop = rest.lastIndexOf('\n', mark) + 1
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const lines = content.split('\n').map((line) => (line === '' ? '' : indent + line))
  return `${text.slice(0, start + begin.length)}${lines.join('\n')}\n${file.endsWith('.md') ? '\n' : ''}${rest.slice(stop)}`
}

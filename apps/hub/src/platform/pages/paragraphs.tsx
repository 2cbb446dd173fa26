import { isAddress } from './legal.js'

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|[^\s<>"@(),;:]+@[\p{L}\p{N}.-]+[\p{L}\p{N}])/iu

/**
 * A text of the operator, and nothing but text, whatever is in it: an empty line begins a paragraph, one that begins with `## ` is a
 * heading, and addresses become links. One-line variables write a line break as `\n`.
 */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text
    .replaceAll(String.raw`\n`, '\n')
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
  return (
    <>
      {paragraphs.map((paragraph) =>
        /^## .+$/.test(paragraph) ? (
          <h2>{paragraph.slice(3).trim()}</h2>
        ) : (
          <p class="text">
            <Linked text={paragraph} />
          </p>
        ),
      )}
    </>
  )
}

/** Every second part is an address, since the pattern has one group. */
function Linked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(LINK)
        .map((part, index) =>
          index % 2 === 0 ? part : <a href={isAddress(part) ? part : `mailto:${encodeURI(part)}`}>{part}</a>,
        )}
    </>
  )
}

// Whether Mermaid can read a diagram: by Mermaid's own grammar, which is what GitHub draws it with.

import { parseHTML } from 'linkedom'

/** Why Mermaid cannot read the diagram; undefined where it can. */
export async function faultOfDiagram(text: string): Promise<string | undefined> {
  const { parse } = await mermaid()
  try {
    await parse(text)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

// Loaded only where a page has a diagram. It looks for a browser's document as soon as it is.
async function mermaid() {
  Object.assign(globalThis, browserOf('<html><body></body></html>'))
  return (await import('mermaid')).default
}

function browserOf(html: string): Record<string, unknown> {
  const { window, document, Element } = parseHTML(html) as unknown as Record<
    string,
    unknown
  >
  return { window, document, Element }
}

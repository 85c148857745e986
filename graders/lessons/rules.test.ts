// Each rule for the words of a page finds the fault that it is there for, and none where there is none.

import { describe, expect, test } from 'vitest'
import { faultOfDiagram } from './diagrams.ts'
import { misnamedIn, notRendered, type Term, unexplainedIn } from './glossary.ts'
import { brokenIn } from './links.ts'
import { unbackedIn } from './numbers.ts'
import { pageOf } from './pages.ts'
import { differencesOf } from './parity.ts'
import { misspeltIn } from './spelling.ts'
import { markIn, markOf } from './written-for.ts'

const ENGLISH = `# The page

**English** | [Tiếng Việt](./01-naive-server.vi.md)

<a name="parts"></a>

## Parts

A byte stream of \`3\` parts, 10 000 bytes: see [the flood](./03-flood.md#waiting).

<!-- drawing -->
\`\`\`text
a │ b
\`\`\`

| a | b |
| --- | --- |
| 1 | 2 |

- one
- two
`
const VIETNAMESE = ENGLISH.replace('# The page', '# Trang')
  .replace(
    '**English** | [Tiếng Việt](./01-naive-server.vi.md)',
    '[English](./01-naive-server.md) | **Tiếng Việt**',
  )
  .replace('## Parts', '## Phần')
  .replace(
    'A byte stream of `3` parts, 10 000 bytes: see [the flood](./03-flood.md#waiting).',
    'Luồng byte gồm `3` phần, 10 000 byte: xem [bài này](./03-flood.vi.md#waiting).',
  )

const english = pageOf('lessons/01-naive-server.md', ENGLISH)
const inVietnamese = (text: string) => pageOf('lessons/01-naive-server.vi.md', text)
const changed = (from: string, to: string) => {
  expect(VIETNAMESE).toContain(from)
  return inVietnamese(VIETNAMESE.replace(from, to))
}

describe('parity', () => {
  test('finds nothing in two pages that say the same', () => {
    expect(differencesOf(english, inVietnamese(VIETNAMESE))).toEqual([])
  })

  test.for([
    ['headings', '## Phần', '### Phần'],
    ['anchors', 'name="parts"', 'name="part"'],
    ['blocks', '| 1 | 2 |\n', '| 1 | 2 |\n\nThêm.\n'],
    ['fences', 'a │ b', 'a │ c'],
    ['tables', '| 1 | 2 |\n', '| 1 | 2 |\n| 3 | 4 |\n'],
    ['lists', '- one\n- two', '1. one\n2. two'],
    ['links', '03-flood.vi.md#waiting', '03-flood.vi.md#endings'],
    ['images', 'Luồng byte', '![hình](./figures/03-flood.svg) Luồng byte'],
    ['code in words', '`3` phần', '`4` phần'],
    ['numbers', '10 000 byte', '10 001 byte'],
  ] as const)('%s', ([rule, from, to]) => {
    const rules = differencesOf(english, changed(from, to)).map(
      (text) => text.split(',')[0],
    )
    expect(rules).toContain(rule)
  })
})

test('a page in Vietnamese is stale when the English one has changed since', () => {
  // echo 'hello' | git hash-object --stdin
  const hello = pageOf('lessons/01-naive-server.md', 'hello\n')
  const mark = markOf(hello)
  expect(mark).toBe(' <!-- vi-of: ce013625030ba8dba906f756967f9e9ca394464a -->')
  const marked = changed('**Tiếng Việt**', `**Tiếng Việt**${mark}`)
  expect(markIn(marked)).toBe(mark)
  expect(differencesOf(english, marked)).toEqual([])
  expect(markIn(marked)).not.toBe(markOf(english))
})

test.for([
  ['lessons/03-flood.vi.md#no-such-place', 'has no such place'],
  ['03-flood.vi.md#khi-cuộc-chờ', 'needs an anchor of its own'],
  ['no-such-page.md', 'leads nowhere'],
  ['03-flood.md', 'leads to English'],
  ['http://example.com', 'is no address'],
] as const)('a link to %s %s', ([link, fault]) => {
  const page = changed('./03-flood.vi.md#waiting', link.replace('lessons/', ''))
  expect(brokenIn(page).join()).toContain(fault)
})

test.for([
  ['Luồng', 'Luo\u0302\u0300ng'],
  ['byte gồm', 'byte\u200b gồm'],
  ['3` phần, ', '3` phần , '],
  ['byte gồm', 'byte huỷ gồm'],
  ['byte gồm', 'byte cái mà gồm'],
] as const)('a page is misspelt where %s becomes %s', ([from, to]) => {
  expect(misspeltIn(inVietnamese(VIETNAMESE))).toEqual([])
  expect(misspeltIn(changed(from, to))).toHaveLength(1)
})

test('a Vietnamese paragraph in English is found', () => {
  const text = VIETNAMESE.replace(
    /Luồng.*/,
    'This is a paragraph that nobody has written in Vietnamese.',
  )
  expect(misspeltIn(inVietnamese(text)).join()).toContain('not in Vietnamese')
})

describe('glossary', () => {
  const stream: Term = {
    english: ['byte stream'],
    vietnamese: 'luồng byte',
    note: undefined,
    never: ['dòng byte'],
  }
  const noted: Term = { ...stream, note: 'stream' }

  test('finds a term that is rendered otherwise', () => {
    expect(notRendered(english, inVietnamese(VIETNAMESE), [stream])).toEqual([])
    const page = changed('Luồng byte', 'Dòng byte')
    expect(notRendered(english, page, [stream])).toHaveLength(1)
    expect(misnamedIn(page, [stream])).toEqual(['"dòng byte" for luồng byte'])
  })

  test.for([
    ['Luồng byte', 0],
    ['Luồng byte (stream)', 1],
    ['Luồng byte (stream), luồng byte (stream)', 2],
    ['Luồng byte, luồng byte (stream)', 'not first'],
  ] as const)('wants "%s" explained once and first: %s', ([text, times]) => {
    const faults = unexplainedIn(changed('Luồng byte', text), [noted])
    expect(faults).toHaveLength(times === 1 ? 0 : 1)
  })
})

test('a number that nothing shows or names is unbacked', async () => {
  const stated = (text: string) => unbackedIn(pageOf('lessons/x.md', text))
  expect(await stated('UTF-8 and HTTP/1.1 on Node 20 to 26, 7 times, U+2028')).toEqual([])
  expect(await stated('It holds 65 536 bytes.')).toEqual(['65 536'])
  expect(
    await stated('It holds 65 536 bytes.\n\n<!-- numbers: 65 536 is libuv -->'),
  ).toEqual([])
  expect(await stated('It holds 65 536 bytes.\n\n```sh\n65 536\n```')).toEqual([])
})

test('Mermaid reads a diagram, or says where it cannot', async () => {
  expect(await faultOfDiagram('sequenceDiagram\n  a->>b: c')).toBe(undefined)
  expect(await faultOfDiagram('flowchart LR\n  a[b --> c')).toContain('line 3')
})

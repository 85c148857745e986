// Holds every page of the course to what makes it true: its code and output are those of files and
// programs, its links lead somewhere, and both languages say the same.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetRuns } from '../judged.ts'
import { faultOfDiagram } from './diagrams.ts'
import { fencesOfKind } from './fences.ts'
import { misnamedIn, notRendered, termsOf, unexplainedIn } from './glossary.ts'
import { groupsOf } from './groups.ts'
import { brokenIn, linksOf } from './links.ts'
import { unbackedIn } from './numbers.ts'
import { outputOf, shows } from './outputs.ts'
import {
  allPages,
  lessons,
  type Page,
  pairs,
  readPage,
  snippets,
  targetOf,
  vietnameseOf,
} from './pages.ts'
import { differencesOf } from './parity.ts'
import { regionOf } from './regions.ts'
import { lacksOf, slugOfLesson, switchOf } from './shape.ts'
import { misspeltIn } from './spelling.ts'
import { markIn, markOf } from './written-for.ts'

const pages = allPages().map(readPage)
const named = (all: Page[]) => all.map((page) => [page.path, page] as const)
const inBoth = (path: string) => [readPage(path), readPage(vietnameseOf(path))]

/** A test runs each file in these folders, so what a lesson shows of it is no mere text. */
const RUN = /^(?:exercises|solutions|graders\/impostors|lessons\/snippets)\//

afterAll(forgetRuns)

describe('code', () => {
  test.for(
    fencesOfKind('code', pages).map(
      (fence) => [`${fence.page.path} line ${fence.line}`, fence] as const,
    ),
  )('%s is the region that it names', ([, { source, node }]) => {
    expect(source).toMatch(RUN)
    expect(node.value, 'npm run lessons writes it anew').toBe(regionOf(source))
  })
})

describe.concurrent('output', () => {
  test.for(snippets())('%s runs, ends, and prints no error', async (path, { expect }) => {
    expect(await outputOf(`npx tsx ${path}`, 'en')).not.toBe('')
  })

  test.for(
    fencesOfKind('output', pages).map(
      (fence) => [`${fence.page.path} line ${fence.line}`, fence] as const,
    ),
  )('%s is what its command prints', async ([, { source, node, page }], { expect }) => {
    const output = await outputOf(source, page.language)
    const isShown = shows(node.value, output, source)
    expect(isShown, `npm run lessons may write it anew from:\n${output}`).toBe(true)
  })

  test.for(named(lessons().flatMap(inBoth)))(
    '%s states no number that nothing backs',
    async ([, page], { expect }) => {
      expect(await unbackedIn(page)).toEqual([])
    },
  )
})

describe('form', () => {
  const groups = new Map<string, string[]>()
  beforeAll(async () => {
    for (const path of lessons()) {
      const slug = slugOfLesson(readPage(path))
      groups.set(slug, await groupsOf(slug))
    }
  })

  test.for(named(pages))('%s has links that lead somewhere', ([, page]) => {
    expect(brokenIn(page)).toEqual([])
  })

  test.for(named(pages))('%s is written as its language is', ([, page]) => {
    expect(misspeltIn(page)).toEqual([])
  })

  test.for(named(lessons().flatMap(inBoth)))(
    '%s has all that a lesson has',
    ([, page]) => {
      expect(lacksOf(page, groups.get(slugOfLesson(page)) ?? [])).toEqual([])
    },
  )

  test.for(['README.md', 'lessons/README.md'])(
    '%s lists every lesson, in order',
    (path) => {
      const page = readPage(path)
      const listed = linksOf(page).map((link) => targetOf(page, link))
      expect(listed.filter((target) => lessons().includes(target))).toEqual(lessons())
    },
  )

  const diagrams = fencesOfKind('mermaid', pages)
  test.for(
    diagrams.map((fence) => [`${fence.page.path} line ${fence.line}`, fence] as const),
  )('%s is a diagram that Mermaid reads', async ([, { node }]) => {
    expect(await faultOfDiagram(node.value)).toBe(undefined)
  })
})

describe.each(pairs())('%s and its Vietnamese page', (path) => {
  const [english, vietnamese] = inBoth(path) as [Page, Page]
  const terms = termsOf()

  test('agree in all but their words', () => {
    expect(differencesOf(english, vietnamese)).toEqual([])
  })

  test('switch the language in the line under the title', () => {
    for (const page of [english, vietnamese])
      expect(page.text.split('\n')[2]).toBe(switchOf(page))
  })

  test('are of the same day', () => {
    const due = markOf(english)
    const cure = `Bring ${vietnamese.path} up to date with ${path}; then end its third line on "${due}".`
    expect(markIn(vietnamese) === due, cure).toBe(true)
  })

  test('use the terms of the glossary', () => {
    expect(misnamedIn(vietnamese, terms)).toEqual([])
    if (lessons().includes(path)) expect(unexplainedIn(vietnamese, terms)).toEqual([])
    expect(notRendered(english, vietnamese, terms)).toEqual([])
  })
})

// What every lesson has: its length, the line that switches the language, what the reader will be
// able to do, a figure, a program with what it prints, mistakes, the exercise, and the way on.

import type { Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { shortNameOf } from '../course.ts'
import { languages } from '../words/words.ts'
import { type Fence, fencesOf } from './fences.ts'
import { anchorsOf } from './links.ts'
import { lessons, type Page, type Section, sectionsOf, VIETNAMESE } from './pages.ts'
import { valuesOf } from './prose.ts'
import { markIn } from './written-for.ts'

const FEWEST_LINES = 60
const MOST_LINES = 140
const PROMISE = { en: 'After this lesson you can', vi: 'Học xong bài này, bạn' }

/** The line under the title of a page that is there in both languages. */
export function switchOf(page: Page): string {
  const name = page.path.split('/').at(-1) ?? ''
  return page.language === 'en'
    ? `**English** | [Tiếng Việt](./${name.replace('.md', VIETNAMESE)})`
    : `[English](./${name.replace(VIETNAMESE, '.md')}) | **Tiếng Việt**${markIn(page)}`
}

/** What a lesson lacks; `groups` are the groups of its exercise's checks, in their order. */
export function lacksOf(page: Page, groups: string[]): string[] {
  const lines = page.text.trimEnd().split('\n')
  const fences = fencesOf(page)
  const has = {
    [`${FEWEST_LINES} to ${MOST_LINES} lines, not ${lines.length}`]:
      lines.length >= FEWEST_LINES && lines.length <= MOST_LINES,
    'one title':
      valuesOf(page, 'heading', ({ depth }) => depth).filter((d) => d === 1).length === 1,
    'the line that switches the language': lines[2] === switchOf(page),
    [`"${PROMISE[page.language]} …"`]: lines.some((line) =>
      line.startsWith(PROMISE[page.language]),
    ),
    'a figure':
      fences.some(({ kind }) => kind === 'mermaid') ||
      valuesOf(page, 'image', ({ url }) => url).length > 0,
    'a program to run, and what it prints': fences.some(isProgram),
    'the command of each program in its words': fences
      .filter(isProgram)
      .every(({ source }) => saysHowToRun(page, fences, source)),
    'the mistakes that people make': anchorsOf(page).includes('mistakes'),
    'a link to what comes next':
      valuesOf(page, 'link', ({ url }) => url).at(-1) === `./${nextOf(page)}`,
  }
  const missing = Object.entries(has).flatMap(([what, is]) => (is ? [] : [what]))
  return [...missing, ...exerciseLacks(page, groups)]
}

function isProgram({ kind, source }: Fence): boolean {
  return kind === 'output' && source.startsWith('npx ')
}

function saysHowToRun(page: Page, fences: Fence[], command: string): boolean {
  const commands = fences
    .filter(({ kind }) => kind === 'sh')
    .map(({ node }) => node.value)
  const words = valuesOf(page, 'inlineCode', ({ value }) => value)
  return [...commands.flatMap((text) => text.split('\n')), ...words].includes(command)
}

function exerciseLacks(page: Page, groups: string[]): string[] {
  const slug = slugOfLesson(page)
  const section = sectionsOf(page).find(({ heading }, i, all) =>
    isYourTurn(i, all, heading),
  )
  if (section === undefined) return ['the section "your-turn"']
  const table = section.blocks.find((block) => block.type === 'table') as
    | Table
    | undefined
  const rows = table?.children.slice(1).map(({ children: [cell] }) => cell)
  const listed = rows?.map((cell) => cell && `${textOf(cell)} ${urlIn(cell)}`)
  const names = languages[page.language].groups
  const wanted = groups.map((group) => `${names[group]} #${group}`)
  const text = JSON.stringify(section.blocks)
  return [
    JSON.stringify(listed) === JSON.stringify(wanted)
      ? ''
      : `the groups of its checks:\n  due ${wanted}\n  got ${listed}`,
    text.includes(`../exercises/${slug}.ts`) ? '' : 'the link to its exercise',
    text.includes(`npm run check ${shortNameOf(slug)}`)
      ? ''
      : 'the command of its checks',
  ].filter(Boolean)
}

// An anchor stands above the heading that it names, at the end of the section before.
function isYourTurn(i: number, all: Section[], heading: Section['heading']): boolean {
  const last = all[i - 1]?.blocks.at(-1)
  return (
    heading !== undefined && JSON.stringify(last ?? '').includes('name=\\"your-turn\\"')
  )
}

function urlIn(cell: Table['children'][number]['children'][number]): string {
  const link = cell.children.find((node) => node.type === 'link')
  return link?.type === 'link' ? link.url : ''
}

export function slugOfLesson({ path }: Page): string {
  return path.replace('lessons/', '').replace(VIETNAMESE, '').replace('.md', '')
}

function nextOf(page: Page): string {
  const all = lessons()
  const next =
    all[all.indexOf(`lessons/${slugOfLesson(page)}.md`) + 1] ?? 'lessons/README.md'
  const name = next.replace('lessons/', '')
  return page.language === 'vi' ? name.replace('.md', VIETNAMESE) : name
}

// Where links, images and anchors of a page lead, by the rules by which GitHub names headings.

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { toString as textOf } from 'mdast-util-to-string'
import { COURSE } from '../course.ts'
import { type Page, readPage, targetOf, VIETNAMESE } from './pages.ts'
import { valuesOf } from './prose.ts'

const ANCHOR = /^<a name="([^"]*)">$/

/** The names that a page gives to places in it, `<a name="…">`, in their order. */
export function anchorsOf(page: Page): string[] {
  return valuesOf(page, 'html', ({ value }) => ANCHOR.exec(value)?.[1] ?? []).flat()
}

/** What may stand behind `#` in a link to the page. */
function placesIn(page: Page): Set<string> {
  const slugger = new GithubSlugger()
  const headings = valuesOf(page, 'heading', (node) => slugger.slug(textOf(node)))
  return new Set([...headings, ...anchorsOf(page)])
}

export function linksOf(page: Page): string[] {
  return ['link', 'image', 'definition'].flatMap((type) =>
    valuesOf(page, type as 'link', ({ url }) => url),
  )
}

/** What is wrong with the links and anchors of a page. */
export function brokenIn(page: Page): string[] {
  const anchors = anchorsOf(page)
  const twice = anchors.filter((name, i) => anchors.indexOf(name) !== i)
  const odd = anchors.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
  return [
    ...twice.map((name) => `the anchor ${name} stands there twice`),
    ...odd.map((name) => `the anchor ${name} is not written in lower case and hyphens`),
    ...linksOf(page).flatMap((link) => faultOf(page, link) ?? []),
  ]
}

function faultOf(page: Page, link: string): string | undefined {
  if (link.startsWith('https://')) return undefined
  if (link.includes(':')) return `${link} is no address that a page may lead to`
  const [path = '', place] = link.split('#')
  const target = path === '' ? page.path : targetOf(page, path)
  if (!existsSync(join(COURSE, target))) return `${link} leads nowhere`
  const vietnamese = target.replace(/\.md$/, VIETNAMESE)
  const isTheSwitch = vietnamese === page.path
  if (
    page.language === 'vi' &&
    target.endsWith('.md') &&
    !target.endsWith(VIETNAMESE) &&
    !isTheSwitch &&
    existsSync(join(COURSE, vietnamese))
  )
    return `${link} leads to English, and ${vietnamese} is there`
  if (place === undefined) return undefined
  if (!statSync(join(COURSE, target)).isFile()) return `${link} has no such place`
  // Nothing links to a heading's name with accents: it changes with its spelling.
  if (!/^[\x20-\x7e]*$/.test(decodeURI(place)))
    return `${link} needs an anchor of its own`
  return placesIn(target === page.path ? page : readPage(target)).has(place)
    ? undefined
    : `${link} has no such place`
}

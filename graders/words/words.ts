// The two languages of all that is printed, and how the one is chosen.

import { en } from './en.ts'
import { vi } from './vi.ts'

export type Words = typeof en
export type Language = 'en' | 'vi'

export const languages: Record<Language, Words> = { en, vi }

/** `en` or `vi` for a name such as `vi`, `VI` or `vi_VN.UTF-8`; undefined for any other language. */
export function languageOf(name: string): Language | undefined {
  const [language] = name.toLowerCase().split(/[-_.@]/)
  return language === 'en' || language === 'vi' ? language : undefined
}

/** The language that the environment asks for: `LC_ALL`, else `LANG`, else English. */
export function languageOfEnvironment(env: NodeJS.ProcessEnv): Language {
  return languageOf(env.LC_ALL || env.LANG || '') ?? 'en'
}

/** What a check is called; its id where it has no name. */
export function titleOf(
  { slug, id }: { slug: string; id: string },
  words: Words,
): string {
  return words.checks[slug]?.[id]?.title ?? id
}

/** A whole number in groups of three, written alike in both languages: 65 536. */
export function grouped(count: number): string {
  return String(Math.round(count)).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')
}

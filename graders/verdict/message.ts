// The message of a failed check: the picture, what it usually means, where to read, how to replay.

import { lessonOf } from '../course.ts'
import type { Words } from '../words/words.ts'
import { explain } from './explain.ts'
import type { Graded } from './graded.ts'
import { labelled, MESSAGE_WIDTH, type Row } from './labelled.ts'
import { wrap } from './text.ts'

const YOUR_TURN = 'your-turn'

export interface MessageOptions {
  seed: number
  words: Words
  /** The command that judges an exercise again, with further options. */
  commandFor: (slug: string, more?: string[]) => string
  /** Stack traces, and nothing left out. */
  isVerbose: boolean
}

/** The whole message as plain text, without the title of the check. */
export function messageOf(
  graded: Graded,
  { seed, words, isVerbose, commandFor }: MessageOptions,
): string {
  const { evidence, slug, group, id } = graded
  if (evidence === undefined) return ''
  const { picture, sentences, isUsual, stack } = explain(evidence, words, isVerbose)
  const isNeeded = evidence.kind === 'prerequisite'
  const to = isNeeded ? evidence.slug : slug
  // What a file has to export stands where the lesson comes to the exercise.
  const section = isNeeded || evidence.kind === 'not-loaded' ? YOUR_TURN : group
  const usually = words.checks[slug]?.[id]?.usually ?? ''
  const rows: Row[] = [
    ...(isUsual ? [[words.report.usually, usually] as Row] : []),
    [words.report.read, `${lessonOf(to, words)}#${section}`],
    [words.report.replay, commandFor(to, ['--seed', String(seed)]), true],
  ]
  const blocks = [
    picture.join('\n'),
    sentences.map((sentence) => wrap(sentence, MESSAGE_WIDTH)).join('\n'),
    isVerbose ? stack : '',
    labelled(rows),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}

// Subjects made of a text, for tests: each in a folder of its own, ended and removed after the test.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Subject } from './subject.ts'

const opened: { subject: Subject; folder: string }[] = []

export async function subjectOf(source: string): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'subject-test-'))
  await writeFile(join(folder, 'answer.ts'), source)
  const subject = await Subject.of(join(folder, 'answer.ts'))
  opened.push({ subject, folder })
  return subject
}

/** Ends all subjects that `subjectOf` made. */
export async function endSubjects(): Promise<void> {
  for (const { subject, folder } of opened.splice(0)) {
    await subject.close()
    await rm(folder, { recursive: true })
  }
}

// The subjects of a run, one for each exercise: started early, and all gone at the end.

import { Subject } from './subject.ts'

export class Subjects {
  readonly #started = new Map<string, Promise<Subject>>()

  /** Starts to bundle and load `file`; whatever becomes of it is told to who asks. */
  start(slug: string, file: string): void {
    const starting = Subject.of(file)
    starting.catch(() => {})
    this.#started.set(slug, starting)
  }

  of(slug: string): Promise<Subject> {
    const subject = this.#started.get(slug)
    return subject ?? Promise.reject(new Error(`no subject was started for ${slug}`))
  }

  async close(): Promise<void> {
    for (const starting of this.#started.values())
      await (await starting.catch(() => undefined))?.close()
  }
}

// The subjects of a run, one for each exercise: started early, and all gone at the end.

import type { Instead } from './bundle.ts'
import { Subject } from './subject.ts'

export class Subjects {
  readonly #files = new Map<string, string>()
  readonly #started = new Map<string, Promise<Subject>>()

  /** Starts to bundle and load `file`; whatever becomes of it is told to who asks. */
  start(slug: string, file: string): void {
    this.#files.set(slug, file)
    this.#start(slug, file)
  }

  of(slug: string): Promise<Subject> {
    const subject = this.#started.get(slug)
    return subject ?? Promise.reject(new Error(`no subject was started for ${slug}`))
  }

  /** The same file, with another one in place of what it imports. */
  beside(slug: string, instead: Instead): Promise<Subject> {
    const key = `${slug} beside ${instead.file}`
    return (
      this.#started.get(key) ?? this.#start(key, this.#files.get(slug) as string, instead)
    )
  }

  async close(): Promise<void> {
    for (const starting of this.#started.values())
      await (await starting.catch(() => undefined))?.close()
  }

  #start(key: string, file: string, instead?: Instead): Promise<Subject> {
    const starting = Subject.of(file, instead)
    starting.catch(() => {})
    this.#started.set(key, starting)
    return starting
  }
}

// Counts the open descriptors of a file from inside, which every system allows.

import fs from 'node:fs'
import { isWorkingOnFiles, nextTurn, withoutStacks } from './captured.ts'
import { untilReadyOrAtRest } from './rest.ts'

const { fstatSync, statSync } = fs
const MOST_DESCRIPTORS = 256
// An open that was under way when the promise settled shows only when it is done.
const QUIET_TURNS = 5
// Whoever closes the file a little later has closed it.
const MOST_LOOKS = 4
const TURNS_BETWEEN_LOOKS = 10

/** A file, known by what it is and not by its name. */
export class OpenFiles {
  readonly #dev: bigint | undefined
  readonly #ino: bigint | undefined
  readonly #before: number

  constructor(path: string) {
    try {
      const { dev, ino } = statSync(path, { bigint: true })
      this.#dev = dev
      this.#ino = ino
    } catch {
      // It cannot be opened either.
    }
    this.#before = this.#count()
  }

  /**
   * Tells how many more are open than at first, when no work on files is under way and no late close has
   * come; never, once `isOver`.
   */
  whenAtRest(isOver: () => boolean, then: (more: number) => void): void {
    let quiet = 0
    let looks = 0
    const look = (): void => {
      if (isOver()) return
      const more = this.#count() - this.#before
      looks += 1
      if (more <= 0 || looks === MOST_LOOKS) then(more)
      else untilReadyOrAtRest(isOver, look, TURNS_BETWEEN_LOOKS)
    }
    const settle = (): void => {
      quiet = isWorkingOnFiles() ? 0 : quiet + 1
      if (quiet === QUIET_TURNS) look()
      else if (!isOver()) nextTurn(settle)
    }
    settle()
  }

  #count(): number {
    if (this.#ino === undefined) return 0
    return withoutStacks(() => {
      let count = 0
      for (let descriptor = 0; descriptor < MOST_DESCRIPTORS; descriptor++) {
        try {
          const { dev, ino } = fstatSync(descriptor, { bigint: true })
          if (dev === this.#dev && ino === this.#ino) count += 1
        } catch {
          // It is not open.
        }
      }
      return count
    })
  }
}

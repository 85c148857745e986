// The files that exercise 6 sends: made by the judge where the subject may read them, of bytes that only
// the judge knows.

import { createCipheriv, createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Subject } from './subject/subject.ts'

const KIB = 1024
/** What `createReadStream` reads at once. */
export const BLOCK_BYTES = 64 * KIB
export const LARGE_BYTES = 64 * KIB * KIB
const MARK_BYTES = 16
const MARKS = BLOCK_BYTES / MARK_BYTES + 1

/** A file whose bytes are known: marks that nobody can guess, side by side or with zeros between them. */
export class KnownFile {
  readonly path: string
  readonly bytes: number
  readonly #marks: Buffer
  readonly #stride: number
  readonly #scratch = Buffer.alloc(BLOCK_BYTES)

  private constructor(path: string, bytes: number, marks: Buffer) {
    this.path = path
    this.bytes = bytes
    this.#marks = marks
    this.#stride = Math.max(MARK_BYTES, Math.ceil(bytes / MARKS))
  }

  static make(path: string, bytes: number, seed: number): KnownFile {
    const file = new KnownFile(path, bytes, marksOf(`${seed} ${bytes}`))
    if (file.#stride === MARK_BYTES) writeFileSync(path, file.#marks.subarray(0, bytes))
    else file.#writeMarks()
    return file
  }

  /** Where in `chunk`, which came at `position`, the first byte is that is not the file's; -1 for nowhere. */
  differsAt(chunk: Buffer, position: number): number {
    for (let at = 0; at < chunk.length; at += BLOCK_BYTES) {
      const part = chunk.subarray(at, at + BLOCK_BYTES)
      const due = this.at(position + at, part.length)
      if (!part.equals(due)) return at + part.findIndex((byte, i) => byte !== due[i])
    }
    return -1
  }

  /** The bytes from `position` on, a block of them at most; good until the next call. */
  at(position: number, length: number): Buffer {
    const end = Math.min(position + length, this.bytes)
    const scratch = this.#scratch.subarray(0, Math.max(0, end - position)).fill(0)
    const first = Math.floor(position / this.#stride)
    for (let mark = first; mark * this.#stride < end && mark < MARKS; mark++) {
      const start = mark * this.#stride - position
      if (start <= -MARK_BYTES) continue
      const from = mark * MARK_BYTES + Math.max(0, -start)
      this.#marks.copy(scratch, Math.max(0, start), from, (mark + 1) * MARK_BYTES)
    }
    return scratch
  }

  // The rest takes no room on the disk.
  #writeMarks(): void {
    const file = openSync(this.path, 'w')
    ftruncateSync(file, this.bytes)
    for (let mark = 0; mark < MARKS; mark++)
      writeSync(file, this.#marks, mark * MARK_BYTES, MARK_BYTES, mark * this.#stride)
    closeSync(file)
  }
}

/** The first bytes of text in UTF-8 are none of these. */
function marksOf(secret: string): Buffer {
  const key = createHash('sha256').update(secret).digest()
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(MARK_BYTES))
  const marks = stream.update(Buffer.alloc(MARKS * MARK_BYTES))
  marks[0] = 0xc3
  return marks
}

/** Why a file cannot be opened. */
export type Forbidden = 'mode' | 'loop' | 'below'

export interface PumpFiles {
  empty: KnownFile
  tiny: KnownFile
  below: KnownFile
  block: KnownFile
  above: KnownFile
  large: KnownFile
  missing: string
  folder: string
  forbidden: readonly { path: string; why: Forbidden }[]
}

const made = new WeakMap<Subject, PumpFiles>()

/** The files of a run; made when they are first asked for, and gone with the subject. */
export function filesFor(subject: Subject, seed: number): PumpFiles {
  const known = made.get(subject)
  if (known) return known
  const home = join(subject.folder, 'files')
  mkdirSync(home)
  const file = (bytes: number): KnownFile =>
    KnownFile.make(join(home, `${bytes}-bytes`), bytes, seed)
  const files = {
    empty: file(0),
    tiny: file(1),
    below: file(BLOCK_BYTES - 1),
    block: file(BLOCK_BYTES),
    above: file(BLOCK_BYTES + 1),
    large: file(LARGE_BYTES),
    missing: join(home, 'missing'),
    folder: join(home, 'folder'),
    forbidden: forbiddenIn(home),
  }
  mkdirSync(files.folder)
  made.set(subject, files)
  return files
}

function forbiddenIn(home: string): PumpFiles['forbidden'] {
  const found: { path: string; why: Forbidden }[] = []
  const isRoot = process.getuid?.() === 0
  // Whoever is root may read it all the same, and Windows knows no such mode.
  if (!isRoot && process.platform !== 'win32') {
    const path = join(home, 'secret')
    writeFileSync(path, 'secret')
    chmodSync(path, 0)
    found.push({ path, why: 'mode' })
  }
  try {
    const path = join(home, 'loop')
    symlinkSync('loop', path)
    found.push({ path, why: 'loop' })
  } catch {
    // Windows lets few make links.
    found.push({ path: join(home, '1-bytes', 'below'), why: 'below' })
  }
  return found
}

// Judges exercise 6: a file that is sent over a socket at the socket's pace, whole or not at all, and
// leaves nothing open. The judge is the peer over real TCP; a sink that holds each write shows when it resolves.

import { check, exercise, group } from './checks.ts'
import { filesFor, type PumpFiles } from './pump-files.ts'
import { seeWaitsForAll } from './pump-gate-steps.ts'
import { type Play, play, type Scene } from './pump-play.ts'
import { NAME } from './pump-wire.ts'
import { aside } from './verdict/evidence.ts'

const KIB = 1024
const MIB = 1024 * KIB

type Scenes = (files: PumpFiles) => readonly Scene[]

/** In each scene, one after the other, the peer and the owner do the same. */
const plays = (
  id: string,
  points: number,
  scenes: Scenes,
  lead: (playing: Play) => Promise<void>,
): void =>
  check(id, points, async ({ subject, seed }) => {
    for (const scene of scenes(filesFor(subject, seed))) await play(subject, scene, lead)
  })

const arrives = (playing: Play): Promise<void> => playing.arrives()
const large: Scenes = (files) => [{ source: files.large }]
const ofEach =
  (before: readonly Scene['before'][], ...names: ('above' | 'missing')[]): Scenes =>
  (files) =>
    names.flatMap((name) =>
      before.map((each) => {
        const source =
          name === 'missing'
            ? ({ path: files.missing, what: name } as const)
            : files[name]
        return { source, ...(each && { before: each }) }
      }),
    )
const DEAD = ['destroyed', 'destroyed long ago', 'reset'] as const
// A small file may be sent before.
const destroyed: Scenes = ({ large }) => [
  { source: large, destroys: 'at once' },
  { source: large, destroys: 'a turn later' },
]
const rejects = (playing: Play): Promise<void> => playing.rejects()
const rejectsAndCloses = async (playing: Play): Promise<void> => {
  await aside(() => playing.rejects())
  await playing.isClosed()
}

// biome-ignore format: a check reads as a row: its id, its points, what is sent, and what happens then.
exercise('06-file-pump', [NAME], () => {
  group('bytes', () => {
    plays('empty-file', 4, ({ empty }) => [{ source: empty }], arrives)
    plays('tiny-file', 4, ({ tiny }) => [{ source: tiny }], arrives)
    plays('around-a-chunk', 5, ({ below, block, above }) => [{ source: below }, { source: block }, { source: above }], arrives)
    plays('large-file', 5, large, arrives)
  })

  group('resolving', () => {
    check('waits-for-every-write', 5, async ({ subject, seed }) => {
      const { above } = filesFor(subject, seed)
      for (const highWaterMark of [16 * KIB, MIB]) await seeWaitsForAll(subject, above, highWaterMark)
    })
    check('waits-for-the-end', 4, async ({ subject, seed }) => {
      await seeWaitsForAll(subject, filesFor(subject, seed).empty, 16 * KIB)
    })
    plays('resolves-when-sent', 4, ({ empty, above }) => [{ source: empty }, { source: above }], async (playing) => {
      await aside(() => playing.arrives())
      await playing.resolves()
    })
  })

  group('slow-reader', () => {
    plays('holds-little', 9, ({ large }) => [{ source: large, measures: true }], async (playing) => {
      await playing.waits()
      // Who sends nothing holds nothing.
      await aside(() => playing.readsSome(1))
    })
    plays('goes-on', 6, large, async (playing) => {
      await playing.waits()
      await playing.readsSome(MIB)
      await playing.arrives(({ pump }) => pump.peer.readsOn)
      await aside(() => playing.resolves())
    })
  })

  group('bad-files', () => {
    plays('missing-file', 5, ({ missing }) => [{ source: { path: missing, what: 'missing' } }], (playing) => playing.rejectsAndDestroys())
    plays('directory', 5, ({ folder }) => [{ source: { path: folder, what: 'folder' } }], (playing) => playing.rejectsAndDestroys())
    plays('no-permission', 4, ({ forbidden }) => forbidden.map(({ path, why }) => ({ source: { path, what: why } })), (playing) => playing.rejectsAndDestroys())
  })

  group('lost-peers', () => {
    plays('reset-while-stalled', 4, large, async (playing) => {
      await playing.waits()
      await playing.resets()
    })
    plays('reset-at-the-first-byte', 4, large, async (playing) => {
      await aside(() => playing.readsSome(1))
      await playing.resets()
    })
    plays('reset-midway', 5, large, (playing) => playing.resetsAt(16 * MIB))
    plays('dead-socket', 7, ofEach(DEAD, 'above', 'missing'), rejects)
    plays('destroyed-midway', 3, ({ large }) => [{ source: large, destroys: 'on data' }], async (playing) => {
      await playing.waits()
      await playing.isDestroyed()
    })
  })

  group('descriptors', () => {
    plays('closed-when-sent', 4, ({ empty, above }) => [{ source: empty }, { source: above }], async (playing) => {
      await aside(() => playing.arrives())
      await aside(() => playing.resolves())
      await playing.isClosed()
    })
    plays('closed-after-a-reset', 5, large, async (playing) => {
      await playing.waits()
      await aside(() => playing.resets())
      await playing.isClosed()
    })
    plays('closed-on-a-dead-socket', 4, ofEach(DEAD, 'above'), rejectsAndCloses)
    plays('closed-while-opening', 2, destroyed, rejectsAndCloses)
    plays('closed-directory', 2, ({ folder }) => [{ source: { path: folder, what: 'folder' } }], async (playing) => {
      await aside(() => playing.rejectsAndDestroys())
      await playing.isClosed()
    })
  })
})

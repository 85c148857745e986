// What a decoder's choices cost: the bytes copied and the time taken to put a frame together from
// chunks of 1 KiB, and the bytes that stay alive where one small payload of each read is kept. It
// takes the frame's KiB: 1024, if not told otherwise.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { encodeFrame } from '../../solutions/04-length-prefix.ts'

const CHUNK = Buffer.alloc(1024)
const READS = 1000
const READ_BYTES = 65_536
const PAYLOAD_BYTES = 22
const frame = encodeFrame(Buffer.alloc(PAYLOAD_BYTES, 'a'))
const chunks = Number(process.argv[2] ?? 1024)
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const JOINS: Record<string, () => number> = {
  'concat in every push': () => {
    let held = Buffer.alloc(0)
    let copied = 0
    for (let i = 0; i < chunks; i++) {
      held = Buffer.concat([held, CHUNK])
      copied += held.length
    }
    return copied
  },
  'one join at the end': () => {
    const list: Buffer[] = []
    for (let i = 0; i < chunks; i++) list.push(CHUNK)
    return Buffer.concat(list).length
  },
}

const KEEPS: Record<string, (view: Buffer) => Buffer> = {
  'subarray()': (view) => view,
  'Buffer.from()': (view) => Buffer.from(view),
  'Buffer.allocUnsafeSlow()': (view) => {
    const copy = Buffer.allocUnsafeSlow(view.length)
    copy.set(view)
    return copy
  },
}

for (const [way, join] of Object.entries(JOINS)) {
  const start = process.cpuUsage()
  const copied = grouped(join()).padStart(13)
  const { user, system } = process.cpuUsage(start)
  const ms = Math.ceil((user + system) / 1000)
  console.log(`${way.padEnd(24)}  copied ${copied} bytes in ≈ ${ms} ms`)
}
for (const [way, copyOf] of Object.entries(KEEPS))
  console.log(`${way.padEnd(24)}  keeps ≈ ${grouped(bytesKeptBy(copyOf))} bytes alive`)

/** What stays when the first payload of each read is kept, and the others are not. */
function bytesKeptBy(copyOf: (view: Buffer) => Buffer): number {
  const before = memory()
  const kept: Buffer[] = []
  for (let i = 0; i < READS; i++) {
    const [first] = payloadsOf(Buffer.alloc(READ_BYTES, frame)).map(copyOf)
    kept.push(first as Buffer)
  }
  const growth = memory() - before
  return kept.length === READS ? growth : 0
}

function payloadsOf(read: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(READ_BYTES / frame.length) }, (_, i) =>
    read.subarray((i + 1) * frame.length - PAYLOAD_BYTES, (i + 1) * frame.length),
  )
}

/** Without what nobody holds any more. */
function memory(): number {
  // The second waits until what the first found has been freed.
  collectGarbage()
  collectGarbage()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

// What lesson 2 counts: lines in a read, places to cut, bytes that decoders hold and copy.

import { SafeLineDecoder } from '../../solutions/02-safe-line-decoder.ts'

const READ_BYTES = 65_536
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')
const tell = (what: string, ...numbers: number[]): void =>
  console.log(`${what}: ${numbers.map(grouped).join(', ')}`)

const command = '{"cmd":"ping","id":10}'
const read = Buffer.from(`${command}\n`.repeat(READ_BYTES)).subarray(0, READ_BYTES)
const lines = new SafeLineDecoder().push(read).length
tell(`lines of ${command.length} bytes in a read of`, READ_BYTES, lines)

const text = Buffer.from('Tiếng Việt')
const cuts = Array.from({ length: text.length - 1 }, (_, i) => i + 1)
const broken = cuts.filter((at) => {
  const halves = [text.subarray(0, at), text.subarray(at)].map(String)
  return halves.join('') !== text.toString()
})
tell(
  'Tiếng Việt: bytes, places to cut, cuts that break it',
  text.length,
  cuts.length,
  broken.length,
)
tell('bytes of the refused line', 'aaaaaaaarm x'.length)
tell('held by 10 000 connections with a view each', 10_000 * READ_BYTES)

let held = 0
let copied = 0
for (let i = 0; i < READ_BYTES; i++) copied += ++held
tell('copied by Buffer.concat in every push', copied)

let room = 1
copied = 0
for (held = 0; held < READ_BYTES; held++) {
  if (held === room) {
    copied += held
    room *= 2
  }
  copied += 1
}
tell('copied by a buffer that doubles', copied)

copied = 0
let count = 0
for (let rest = READ_BYTES - 2; rest >= 0; rest -= 2) {
  count += 1
  copied += rest
}
tell('lines of a\\n in a read, copied with the rest for each', count, copied)

// What lesson 4 counts: lengths that bytes are taken for, and bytes that decoders hold and copy.

const KIB = 1024
const READ_BYTES = 64 * KIB
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')
const tell = (what: string, ...numbers: number[]): void =>
  console.log(`${what}: ${numbers.map(grouped).join(', ')}`)
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

const request = Buffer.from('GET / HTTP/1.1\r\n\r\n')
tell('GET / HTTP/1.1 has bytes, and declares', request.length, request.readUInt32BE())
tell('00 00 02 61 declares', hex('00 00 02 61').readUInt32BE())
const header = hex('00 00 01 02')
tell(
  '00 00 01 02, big-endian, little-endian',
  header.readUInt32BE(),
  header.readUInt32LE(),
)
const negative = hex('ff ff ff fc')
tell('ff ff ff fc, unsigned, signed', negative.readUInt32BE(), negative.readInt32BE())
tell('the largest length, and the first that is negative', 2 ** 32 - 1, 2 ** 31)
tell('four bytes cannot count; >>> makes of it', 2 ** 32, (2 ** 32) >>> 0)
tell('allocated for 1 000 claims of', KIB * KIB, 1_000 * KIB * KIB)
tell('00 00 02 01 declares, 00 00 00 01', hex('00 00 02 01').readUInt32BE(), 1)
tell('bb 9f 00 00 declares', hex('bb 9f 00 00').readUInt32BE())
tell('bytes and characters of phở', Buffer.byteLength('phở'), 'phở'.length)
tell('reads of which 04-cost.ts keeps something, and bytes of each', 1_000, 22)
// Buffer.poolSize on Node 20 and 22, and from Node 24 on.
tell('bytes that small buffers are cut from', 8 * KIB, 64 * KIB)

let copied = 0
let frames = 0
for (let rest = READ_BYTES - 5; rest >= 0; rest -= 5) {
  frames += 1
  copied += rest
}
tell('frames of 5 bytes in a read of', READ_BYTES, frames)
tell('copied with the rest for each', copied)

export {}

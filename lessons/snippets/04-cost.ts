// Puts a frame together from chunks of 1 KiB, by Buffer.concat in every push and by one join at the
// end, and shows the bytes that each copies and the time that it takes.

const CHUNK = Buffer.alloc(1024)
const grouped = (n: number): string => String(n).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ')

const WAYS: Record<string, (chunks: number) => number> = {
  'concat in every push': (chunks) => {
    let held = Buffer.alloc(0)
    let copied = 0
    for (let i = 0; i < chunks; i++) {
      held = Buffer.concat([held, CHUNK])
      copied += held.length
    }
    return copied
  },
  'one join at the end': (chunks) => {
    const list: Buffer[] = []
    for (let i = 0; i < chunks; i++) list.push(CHUNK)
    return Buffer.concat(list).length
  },
}

for (const [way, assemble] of Object.entries(WAYS)) {
  for (const kib of [512, 1024]) {
    const start = process.cpuUsage()
    const copied = assemble(kib)
    const { user, system } = process.cpuUsage(start)
    const ms = Math.ceil((user + system) / 1000)
    console.log(
      `${way.padEnd(22)}${String(kib).padStart(4)} KiB  ${grouped(copied).padStart(13)} bytes  ≈ ${ms} ms`,
    )
  }
}

export {}

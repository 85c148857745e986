// What exercise 6 says of files, sockets and peers, in English.

const unit = (bytes: string): string => `${bytes} ${bytes === '1' ? 'byte' : 'bytes'}`

export const pump = {
  file: (bytes: string): string => `a file of ${unit(bytes)}`,
  sources: {
    missing: 'a file that is not there',
    folder: 'a directory',
    mode: 'a file that may not be read',
    loop: 'a link to itself, which cannot be opened',
    below: 'a path that cannot be opened',
  },
  before: {
    destroyed: 'the socket was just destroyed',
    'destroyed long ago': 'the socket has closed before',
    reset: 'the peer has reset before',
  },
  destroys: {
    'at once': 'the socket is destroyed at once',
    'a turn later': 'the socket is destroyed a turn later',
    'on data': 'the socket is destroyed',
  },
  peer: {
    reads: 'the peer reads',
    stalls: 'the peer does not read',
    readsSome: (bytes: string): string => `the peer reads ${unit(bytes)}, and stops`,
    readsOn: 'the peer reads the rest',
    keepsOpen: 'the peer leaves its own side open',
    resets: 'the peer resets',
    resetsAt: (bytes: string): string => `the peer resets after ${unit(bytes)}`,
  },
  arrives: (bytes: string, isEnded: boolean): string =>
    `${unit(bytes)} of the file, ${isEnded ? 'then the end' : 'no end'}`,
  differs: (bytes: string, at: string): string =>
    `${unit(bytes)}, not the file's from byte ${at} on`,
  byteIs: (at: string, came: string, due: string): string =>
    due === ''
      ? `At byte ${at} came ${came}, where the file is over.`
      : `At byte ${at} came ${came}; the file has ${due} there.`,
  resolvesEarly: 'resolves, and not all has left',
  inMemory: 'bytes held in memory',
  readAgainstTaken: (read: string | undefined, taken: string): string =>
    read === undefined
      ? `The peer read nothing, and the kernel took ${taken} bytes for it: what was read beyond that lies in memory.`
      : `${read} bytes were read from the file. The peer read nothing, and the kernel took ${taken} bytes for it: the rest lies in memory.`,
  socketDestroyed: 'socket destroyed',
  socketEnded: 'socket ended, not destroyed',
  socketOpen: 'socket left open',
  descriptors: 'descriptors of the file',
  open: (count: string): string => `open: ${count}`,
  counted: (isOutside: boolean): string =>
    isOutside
      ? 'Counted from outside, in /proc, when no file was being opened or closed any more.'
      : 'Counted inside the process, for this system does not show them from outside.',
  writesHeld: 'each write is held back',
  endHeld: 'the end is held back',
  afterwards: 'afterwards',
  goesOn: 'the process goes on',
  written: (bytes: string): string =>
    `${bytes === '1' ? '1 byte has' : `${bytes} bytes have`} left, the end is held`,
  endDone: 'the end has left too',
}

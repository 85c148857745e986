// What is said of a server of frames and of its clients, in English. Counts come in groups of three.

const many = (count: string, one: string, more: string): string =>
  `${count} ${count === '1' ? one : more}`

export const echo = {
  ends: 'then the end',
  staysOpen: 'no end',
  waits: 'the connection stays open',
  nothingMore: '(sends nothing more)',
  connects: 'a client connects',
  replies: (count: string): string =>
    count === '0' ? 'no reply' : `${many(count, 'reply', 'replies')}, in order`,
  otherReply: (right: string, number: string): string =>
    `${many(right, 'right reply', 'right replies')}, then the reply to request ${number}`,
  changedReply: (right: string): string =>
    `${many(right, 'right reply', 'right replies')}, then one with other bytes`,
  noReply: (right: string, bytes: string): string =>
    `${many(right, 'right reply', 'right replies')}, then a frame of ${many(bytes, 'byte', 'bytes')} that is none`,
  readsLate: (frames: string): string =>
    `sends ${frames} frames, and reads once the server is blocked`,
  allAnswered: 'has read every reply',
  kept: (bytes: string, isMost: boolean): string =>
    `the server keeps ${isMost ? 'at most ' : ''}${bytes} bytes`,
  neverReads: (bytes: string): string =>
    `sends frames of ${bytes} bytes, and reads nothing`,
  intake: (read: string, handed: string): string =>
    `The server read ${read} bytes of requests, and could hand ${handed} bytes of replies to the kernel. The rest waits in the server, and grows for as long as the server goes on reading.`,
  readsAgain: (round: string): string =>
    `stops until the server is blocked, then reads (round ${round})`,
  listeners: (count: string): string =>
    `${many(count, 'listener', 'listeners')} on its socket`,
  beside: (sent: string): string =>
    `sends frame ${sent} beside a client that reads nothing`,
  endsQueued: (queued: string, more: string): string =>
    `${more === '0' ? 'ends' : `sends ${many(more, 'frame', 'frames')}, ends`} with ${queued} bytes queued in the server, then reads`,
  endsWithin: (queued: string): string =>
    `ends within a frame with ${queued} bytes queued in the server, then reads`,
  badFrameQueued: (queued: string): string =>
    `sends ff ff ff ff with ${queued} bytes queued in the server, then reads`,
  largest: (bytes: string): string => `sends payloads of 4, ${bytes} and 4 bytes`,
  atOnce: (clients: string, frames: string): string =>
    `one of ${clients} clients, each with ${frames} frames in pieces`,
  resets: 'clients reset: idle, within a frame, with replies queued',
  afterResets: 'another client sends a frame',
  inTurn: (client: string): string => `client ${client} of many, one after another`,
  allGone: (clients: string): string => `${clients} clients have come and gone`,
  left: {
    sockets: (count: string): string => `sockets still in memory: ${count}`,
    timers: (count: string): string => `timers running: ${count}`,
    listeners: (count: string): string =>
      `listeners on the server and on process: ${count}`,
    heldBytes: (bytes: string): string => `bytes in memory: ${bytes}`,
  },
  atMost: (what: string): string => `${what} at most`,
}

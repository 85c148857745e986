// What exercise 1 calls its checks, and what a failure of each usually means, in English.

export const naiveServer = {
  'one-message': {
    title: 'reports a chunk that is one JSON message with its value',
    usually: "no 'data' listener calls report, or the value is still a string.",
  },
  'joined-messages': {
    title: 'reports two messages in one chunk once, with the parse error',
    usually:
      'the chunk is cut into messages: this server takes each chunk for one, on purpose.',
  },
  'split-message': {
    title: 'reports each part of a split message by itself, with its error',
    usually: 'chunks are collected until they parse: this server keeps nothing.',
  },
  'bytes-not-characters': {
    title: 'counts the bytes of a chunk, not its characters',
    usually: 'the length of a string is reported: use the length of the Buffer.',
  },
  'cut-character': {
    title: 'counts the bytes of a chunk that a character is cut by',
    usually: "setEncoding('utf8') keeps half a character back until the rest has come.",
  },
  'reports-in-order': {
    title: 'reports every chunk once, in the order in which they came',
    usually: 'report is called twice for a bad chunk, later, or not at all.',
  },
  'after-bad-chunk': {
    title: 'serves the same connection after a chunk that does not parse',
    usually: 'JSON.parse throws where nothing catches it, or the socket is destroyed.',
  },
  'after-reset': {
    title: 'serves the next connection after one was reset',
    usually:
      "the socket has no 'error' listener, or the server is closed when a connection is.",
  },
  'after-leave': {
    title: 'serves the next connection after a client went away',
    usually: 'the server is closed, or listens once, when the first client leaves.',
  },
  'two-connections': {
    title: 'serves two connections at once, and mixes nothing',
    usually: 'the socket or its bytes are kept in a variable that all share.',
  },
  'ends-too': {
    title: 'ends its side when the client ends',
    usually: 'allowHalfOpen is set, and nobody calls end().',
  },
  coalesced: {
    title: 'sendCoalesced hands two messages over at once, for one chunk',
    usually: 'cork() or uncork() is missing, or both messages are one write().',
  },
  split: {
    title: 'sendSplit sends one message in two chunks or more, by design',
    usually: 'the parts are written in one turn, without a pause to read in.',
  },
  closes: {
    title: 'both clients end, and resolve when the connection has closed',
    usually: "the promise resolves at 'finish', nothing is awaited, or end() is missing.",
  },
  refused: {
    title: 'both clients reject when nothing listens on the port',
    usually: "'error' is not listened to, or is swallowed on the way.",
  },
}

// What exercise 6 calls its checks, and what a failure of each usually means, in English.

export const filePump = {
  'empty-file': {
    title: 'sends an empty file: no byte, and the end',
    usually: 'the end hangs on a byte that was written: an empty file has none.',
  },
  'tiny-file': {
    title: 'sends a file of one byte, and the end',
    usually: 'the byte is read as text, or what did not fill a buffer is dropped.',
  },
  'around-a-chunk': {
    title: 'sends files of a chunk, a byte less and a byte more',
    usually: 'the last, shorter read is dropped, or its whole buffer is sent.',
  },
  'large-file': {
    title: 'sends 64 MiB, every byte in its place',
    usually: 'a buffer is read into again while write() still holds it, or a limit cuts.',
  },
  'waits-for-every-write': {
    title: 'stays pending until the last byte has left the socket',
    usually:
      'the end of the file is taken for the end of the transfer: its last bytes are queued.',
  },
  'waits-for-the-end': {
    title: 'stays pending until the end has left the socket',
    usually: "end() only queues the end: wait for 'finish', or for its callback.",
  },
  'resolves-when-sent': {
    title: 'resolves when all is sent, whether or not the peer ends too',
    usually: "it waits for 'close', which comes only when the peer has ended its side.",
  },
  'holds-little': {
    title: 'holds little of 64 MiB while the peer does not read',
    usually:
      'what write() returns is not looked at, or the whole file is read before it is sent.',
  },
  'goes-on': {
    title: 'goes on when the peer reads on, and every byte arrives',
    usually: "false does not mean refused: after 'drain' the next chunk is due.",
  },
  'missing-file': {
    title: 'rejects for a file that is not there, and destroys the socket',
    usually:
      "the file's 'error' is not listened to, or the socket is left to wait for bytes.",
  },
  directory: {
    title: 'rejects for a directory, and destroys the socket',
    usually: 'a directory can be opened: only reading it fails, later and elsewhere.',
  },
  'no-permission': {
    title: 'rejects for a file that cannot be opened, and destroys the socket',
    usually: 'only ENOENT is looked for, and any other error is swallowed.',
  },
  'reset-while-stalled': {
    title: 'rejects when a peer that does not read resets',
    usually:
      "the error of the reset is swallowed, or only 'drain' is waited for, which never comes.",
  },
  'reset-at-the-first-byte': {
    title: 'rejects when the peer resets at the first byte',
    usually: "the socket's error is taken for the end, or is not listened to.",
  },
  'reset-midway': {
    title: 'rejects when the peer resets midway',
    usually:
      'a peer that goes away is taken for one that has had enough, or is not noticed.',
  },
  'dead-socket': {
    title: 'rejects for a socket that is gone, and lets no error escape',
    usually: 'a dead socket brings no event to wait for: look at its state first.',
  },
  'destroyed-midway': {
    title: 'rejects when the socket is destroyed while it waits',
    usually:
      "'close' is taken for sent, or only 'error' is listened to: destroy() brings none.",
  },
  'closed-when-sent': {
    title: 'has closed the file when it is sent',
    usually: 'a descriptor that was opened by hand is closed only where something fails.',
  },
  'closed-after-a-reset': {
    title: 'has closed the file when the peer has reset',
    usually: 'pipe() does not close the file when the socket fails.',
  },
  'closed-on-a-dead-socket': {
    title: 'leaves no file open when the socket was dead before',
    usually:
      'the file is opened before the socket is looked at: pipeline() may leave it open.',
  },
  'closed-while-opening': {
    title: 'leaves no file open when the socket dies while it opens',
    usually: 'the socket is looked at before an await, and not again behind it.',
  },
  'closed-directory': {
    title: 'leaves no directory open',
    usually: 'a directory can be opened, and what is refused must be closed as well.',
  },
}

// What exercise 3 calls its checks, and what a failure of each usually means, in English.

export const flood = {
  'resolves-at-once': {
    title: 'resolves at once where write() returned true',
    usually: "it waits for 'drain' always, which never comes where there is room.",
  },
  'waits-for-room': {
    title: 'stays pending where write() returned false, until it drains',
    usually:
      "what write() returned is not looked at, or 'drain' is listened to too late.",
  },
  'waits-for-its-own-data': {
    title: 'does not resolve before its own data has left the queue',
    usually:
      'it waits for any room, a timer, or a write before it or of another socket, not its own.',
  },
  'writes-once': {
    title: 'calls write() once for each call',
    usually: "the data is written again after 'drain': false does not mean refused.",
  },
  'wakes-every-caller': {
    title: 'wakes all of a hundred callers that wait on one socket',
    usually: 'one waiter is kept in a variable, and each caller replaces the one before.',
  },
  'keeps-the-order': {
    title: 'keeps the bytes in the order of the calls',
    usually: 'it waits before it writes, so that a later call overtakes.',
  },
  'fails-while-waiting': {
    title: 'rejects when the socket fails while it waits',
    usually: "only 'drain' is listened to, which does not come after an error.",
  },
  'destroyed-while-waiting': {
    title: 'rejects when the socket is destroyed while it waits',
    usually:
      "'close' is not listened to, or is taken for success: destroy() brings nothing else.",
  },
  'reset-while-waiting': {
    title: 'rejects when the peer resets the connection while it waits',
    usually:
      "'error' and 'close' are not listened to, or a callback without an error is trusted.",
  },
  'ended-while-waiting': {
    title: 'settles when the socket is ended while it waits',
    usually:
      "an ending socket never drains, and closes late: wait for the write's callback too.",
  },
  'peer-ends-while-waiting': {
    title: 'settles when the peer ends its side while it waits',
    usually:
      'the socket ends itself when its peer does, and an ending socket never drains.',
  },
  'dead-before': {
    title: 'rejects where the socket was destroyed or ended before',
    usually:
      'a dead socket brings no further event to wait for: look at its state first.',
  },
  'no-listener-left': {
    title: "leaves no listener behind, and takes none of the owner's",
    usually: 'a listener is not removed on one of the ways in which the wait can end.',
  },
  'no-warning': {
    title: 'prints no warning for a hundred callers, or ten thousand in a row',
    usually: 'each waiting call adds listeners: eleven of a kind print a warning.',
  },
  'asks-for-the-next': {
    title: 'with backpressure, asks for the next frame when there is room',
    usually: 'frames are collected or written ahead, whatever write() returned.',
  },
  'asks-for-all': {
    title: 'without backpressure, writes every frame at once',
    usually: 'it waits in spite of backpressure: false.',
  },
  'resolves-when-empty': {
    title: 'resolves when the queue is empty, and leaves the socket open',
    usually:
      "it resolves at the last write(), waits for a 'drain' that never comes, or calls end().",
  },
  'closes-the-source': {
    title: 'on failure rejects, and closes the iterator',
    usually:
      "an error is swallowed, or the iterator's return() is not called (for…of does).",
  },
  counts: {
    title: 'reports the frames and bytes that were written',
    usually: 'counts start at the wrong number, or count something else than bytes.',
  },
  'peak-queued': {
    title: 'reports the highest writableLength seen after a write',
    usually: 'it is read before the write, after the wait, or at the end only.',
  },
  'peak-memory': {
    title: 'reports memory that tells the two floods apart',
    usually: "heapUsed does not see a Buffer's bytes, or it is no growth over the start.",
  },
  'arrives-in-order': {
    title: 'floods a reader that stalls over TCP, and every byte arrives',
    usually: 'it resolves, or rejects, while bytes are still in the queue.',
  },
}

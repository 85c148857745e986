// What exercise 5 calls its checks, and what a failure of each usually means, in English.

export const framedEcho = {
  'one-frame': {
    title: "answers a frame with one frame: echo: and the frame's payload",
    usually: "no 'data' listener writes a reply, or echo: stands before the header.",
  },
  'empty-frame': {
    title: 'answers a frame of length 0 like any other',
    usually: 'a payload without bytes is taken for no payload.',
  },
  'any-bytes': {
    title: 'returns the bytes as they came, text or not',
    usually: 'the payload goes through a string: use Buffer.concat, not a template.',
  },
  joined: {
    title: 'answers every frame that one chunk completes, in order',
    usually: 'only the first payload of a push is answered, or all of them as one.',
  },
  cut: {
    title: 'answers when a frame is whole, wherever it is cut',
    usually: 'chunks are taken for frames, or a decoder is made for each chunk.',
  },
  'two-clients': {
    title: "mixes no client's frames with another's",
    usually: 'the decoder or the socket is kept where all connections share it.',
  },
  'large-frame': {
    title: 'answers a frame as large as the default limit',
    usually: 'maxBytes is set where it was left out, or counts header or echo: as well.',
  },
  order: {
    title: 'keeps 20 000 replies in order for a client that reads late',
    usually: "an async 'data' listener awaits while the next chunk overtakes it.",
  },
  'stops-reading': {
    title: 'stops reading from a client that does not read',
    usually: 'write() returned false, and nothing paused the socket.',
  },
  'reads-again': {
    title: 'goes on each time that the client reads again',
    usually: "'drain' is listened to once in all, or once more for each pause.",
  },
  'others-served': {
    title: 'serves one client while another stands still',
    usually: 'one queue or one promise is shared by all connections.',
  },
  'ends-too': {
    title: 'ends its side when the client ends',
    usually: "allowHalfOpen is set, and 'end' calls no end().",
  },
  'queue-at-end': {
    title: 'sends all that is queued before it ends',
    usually: 'the socket is destroyed, or ended by Node, with replies still to write.',
  },
  limit: {
    title: 'ends a connection at the header of a frame over maxBytes',
    usually: "the decoder's 'error' is not heard, or maxBytes is not handed on.",
  },
  'default-limit': {
    title: 'ends a connection at a frame over the default limit',
    usually: 'new LengthPrefixDecoder gets a limit of its own, or none.',
  },
  'behind-bad-frame': {
    title: 'answers nothing that comes behind a bad frame',
    usually: 'the next frame is looked for behind it, or the decoder is taken away.',
  },
  'queue-at-bad-frame': {
    title: 'sends all that is queued before it ends for a bad frame',
    usually: 'the socket is destroyed at once: end() sends the queue first.',
  },
  truncated: {
    title: 'answers the whole frames of a client that ends within one',
    usually:
      "the socket is destroyed at once, decoder.end() not called, or its 'error' not heard.",
  },
  'others-unmoved': {
    title: 'lets bad frames and resets move no other connection',
    usually: 'an error closes the server, or is thrown where nothing catches it.',
  },
  resets: {
    title: 'outlives resets, and forgets who sent them',
    usually: "the socket has no 'error' listener, or stays in a Set or an array.",
  },
  'at-once': {
    title: 'serves 200 clients at once',
    usually: 'the number of connections is limited, or they share something.',
  },
  'in-turn': {
    title: 'has nothing left of 2 000 clients when they are gone',
    usually: 'a timer, a listener or a list outlives the connection that it was for.',
  },
}

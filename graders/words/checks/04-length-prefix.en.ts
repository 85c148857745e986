// What exercise 4 calls its checks, and what a failure of each usually means, in English.

export const lengthPrefix = {
  'whole-frames': {
    title: 'returns a payload when its last byte has come, and not before',
    usually: 'push() does not read the length yet, or counts the header as payload.',
  },
  'many-frames': {
    title: 'returns every payload that one chunk completes, oldest first',
    usually: 'only one frame is taken out of a chunk: go on until its bytes are used up.',
  },
  'frame-in-pieces': {
    title: 'puts a frame together that comes in pieces',
    usually:
      'each chunk is taken for whole frames: what is not complete has to wait for the next push.',
  },
  'empty-frames': {
    title: 'returns an empty payload for a length of 0, at once',
    usually: 'a length of 0 is taken for "no length yet", or is filtered out.',
  },
  'empty-chunks': {
    title: 'is not moved by a chunk without bytes',
    usually: 'an empty chunk is taken for the end of a frame or of the stream.',
  },
  'any-bytes': {
    title: 'returns every byte as it came, whatever it means elsewhere',
    usually: 'the bytes pass through a string on the way, which spoils what is no text.',
  },
  'payloads-stay': {
    title: 'leaves a payload as it was returned, whatever is pushed later',
    usually:
      'the payload is a view of a buffer that the next frame is written into: copy it, or use a new buffer.',
  },
  'split-header': {
    title: 'reads a length that is cut anywhere inside its four bytes',
    usually:
      'the header is read as soon as a chunk starts, with fewer than 4 bytes held.',
  },
  'big-endian': {
    title: 'reads the length with its highest byte first, all four of them',
    usually: 'readUInt32LE or one byte of the header is used in place of readUInt32BE.',
  },
  unsigned: {
    title: 'takes a length of 2 147 483 648 and more for too large',
    usually: 'readInt32BE and the operators << and | make such a length negative.',
  },
  'exactly-max': {
    title: 'accepts a payload of exactly maxBytes, whole or in pieces',
    usually: 'the comparison is >= where it should be >, or the header is counted.',
  },
  'one-over': {
    title: 'refuses a payload of maxBytes + 1, whole or in pieces',
    usually: 'the limit is not compared, or only where a frame comes in pieces.',
  },
  'default-limit': {
    title: 'accepts 1 048 576 bytes, and not one more, when no limit is given',
    usually: 'the default of maxBytes is missing, or is not 1024 * 1024.',
  },
  'at-once': {
    title: 'refuses a frame when the fourth byte of its header arrives',
    usually:
      'the limit is compared when the payload has come, so a peer decides what is held.',
  },
  'error-kind': {
    title: 'reports a FrameTooLargeError with maxBytes and declaredBytes',
    usually: "'error' is emitted with another error, or its numbers are not those.",
  },
  'frames-before': {
    title: 'returns the frames before one that is refused, from its chunk too',
    usually:
      'push() returns early, or throws, and drops the payloads that it had already found.',
  },
  finished: {
    title: 'returns nothing more once a frame was refused',
    usually:
      'bytes behind a refused header are read as frames: where the next one starts is not known.',
  },
  once: {
    title: 'reports one error, whatever is pushed after it',
    usually: 'the refused header is still held, and is looked at again in each push.',
  },
  'clean-end': {
    title: 'reports nothing when the stream ends between two frames',
    usually: 'end() reports an error always, or does not know that a frame was whole.',
  },
  'ends-in-header': {
    title: 'reports an end inside a header',
    usually: 'end() looks for missing payload only: a part of a header lacks bytes too.',
  },
  'ends-in-payload': {
    title: 'reports an end inside a payload, or right behind a header',
    usually:
      'end() looks only at the bytes that are held; behind a whole header there are none.',
  },
  'missing-bytes': {
    title: 'reports a TruncatedFrameError that counts the bytes still missing',
    usually: 'missingBytes counts what came, or the whole payload, or another part.',
  },
  'end-after-error': {
    title: 'reports nothing more at the end once a frame was refused',
    usually: 'end() does not know that the decoder is finished.',
  },
  'after-refusal': {
    title: 'holds nothing of what follows a refused header',
    usually: 'each chunk is still added to a buffer that nobody reads any more.',
  },
  'long-life': {
    title: 'holds nothing of the payloads that it has returned',
    usually: 'returned payloads or used chunks stay in a list.',
  },
  'large-frame': {
    title: 'costs the same for each byte, however large the frame',
    usually:
      'Buffer.concat in every push copies the frame again for each chunk: join it once.',
  },
  'byte-by-byte': {
    title: 'costs the same for each byte, however small the chunks',
    usually: 'all that is held is copied, or walked through, in every push.',
  },
  'many-in-one': {
    title: 'costs the same for each frame, however many come in one chunk',
    usually: 'the rest of the chunk is copied for each frame: move an index instead.',
  },
  'two-decoders': {
    title: 'shares nothing with another decoder',
    usually:
      'state lies in the module or is static: two connections then mix their bytes.',
  },
  encodes: {
    title: 'encodeFrame writes the length in bytes, then the payload',
    usually: 'the header counts characters or itself, or two frames share one buffer.',
  },
  'encodes-too-large': {
    title: 'encodeFrame throws a RangeError for what 4 bytes cannot count',
    usually: 'the length wraps around: 4 294 967 296 becomes 0.',
  },
}

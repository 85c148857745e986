// What exercise 2 calls its checks, and what a failure of each usually means, in English.

export const safeLineDecoder = {
  'whole-lines': {
    title: 'returns a line when its line feed has come, and not before',
    usually: 'push() does not look for 0x0A yet, or returns what has not ended.',
  },
  'many-lines': {
    title: 'returns every line that one chunk completes, oldest first',
    usually:
      'only one line is taken out of a chunk: look for 0x0A again until there is none left.',
  },
  'line-in-pieces': {
    title: 'puts a line together that comes in pieces',
    usually:
      'each chunk is taken for whole lines: what follows the last 0x0A has to wait for the next push.',
  },
  'empty-lines': {
    title: "returns an empty line as ''",
    usually:
      'empty strings are filtered out, or two line feeds in a row are taken for one.',
  },
  'empty-chunks': {
    title: 'is not moved by a chunk without bytes',
    usually: 'an empty chunk is taken for the end of the line or of the stream.',
  },
  'split-character': {
    title: 'keeps a character whole when the cut falls inside it',
    usually:
      'each chunk is decoded by itself: collect bytes, and decode when the line is whole.',
  },
  'broken-character': {
    title: 'keeps half a character from leaking into the next line',
    usually:
      'one StringDecoder goes on from line to line and still holds the bytes of the broken character.',
  },
  crlf: {
    title: 'takes one carriage return before the line feed off the text',
    usually:
      'the text still ends in \\r: Windows and most protocols end a line in \\r\\n.',
  },
  'split-crlf': {
    title: 'takes it off also when the cut falls between the two',
    usually:
      'the \\r is looked for in the chunk: it can be the last byte that is held from the chunk before.',
  },
  'other-cr': {
    title: 'keeps any other carriage return as data',
    usually: 'every \\r is removed, or a \\r alone is taken for a line end.',
  },
  'only-line-feed': {
    title: 'ends a line at 0x0A and at nothing else',
    usually:
      'a regular expression or readline splits the text, and takes U+2028 and its like for line ends.',
  },
  'exactly-max': {
    title: 'accepts a line of exactly maxBytes, whole or in pieces',
    usually: 'the comparison is >= where it should be >, or the line feed is counted.',
  },
  'one-over': {
    title: 'refuses a line of maxBytes + 1, whole or in pieces',
    usually:
      'the limit is compared at one place only: a line can end in the chunk that makes it too long.',
  },
  'counts-bytes': {
    title: 'counts bytes, not characters',
    usually:
      'the limit is compared with the length of a string; "ế" has length 1 and 3 bytes.',
  },
  'counts-cr': {
    title: 'counts the carriage return before the line feed',
    usually: 'the \\r is taken off before the line is measured.',
  },
  'per-line': {
    title: 'limits the line, not the chunk or the buffer',
    usually:
      'the limit is compared with all that is buffered: a chunk may hold many short lines.',
  },
  'default-limit': {
    title: 'accepts 65 536 bytes, and not one more, when no limit is given',
    usually: 'the default of maxBytes is missing, or is not 64 * 1024.',
  },
  'at-once': {
    title: 'reports a line in the push that brings the first byte too many',
    usually:
      'the length is compared when the line feed comes; a peer that sends none is never refused.',
  },
  once: {
    title: 'reports a line too long once, however long it gets',
    usually:
      'every further chunk of the line is compared again: remember that it is being dropped.',
  },
  'error-kind': {
    title: 'reports a LineTooLongError that tells the limit in maxBytes',
    usually:
      "'error' is emitted with another error, or with one that does not carry maxBytes.",
  },
  'lines-before': {
    title: 'returns the lines before a line too long, from its chunk too',
    usually:
      'push() returns early, or throws, and drops the lines that it had already found.',
  },
  'lines-after': {
    title: 'drops the rest of a line too long, and returns the next line',
    usually:
      'the rest of the long line is taken for a new one, or the next line is dropped with it.',
  },
  'endless-line': {
    title: 'holds no more than the limit of a line that never ends',
    usually: 'the bytes of a line that is being dropped are still collected.',
  },
  'long-life': {
    title: 'holds nothing of the lines that it has returned',
    usually:
      'returned lines or used chunks stay in a list, or each chunk is kept whole for its tail.',
  },
  'byte-by-byte': {
    title: 'costs the same for each byte, however small the chunks',
    usually:
      'Buffer.concat or a search from the start in every push: for n bytes that is n² / 2 steps.',
  },
  'many-in-one': {
    title: 'costs the same for each line, however many come in one chunk',
    usually: 'the rest of the chunk is copied for each line: move an index instead.',
  },
  'two-decoders': {
    title: 'shares nothing with another decoder',
    usually:
      'state lies in the module or is static: two connections then mix their bytes.',
  },
}

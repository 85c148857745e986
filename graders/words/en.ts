// Every sentence that is printed, in English. `vi.ts` has the same keys, or does not compile.

import type { Oddity } from '../subject/messages.ts'

const place = (at: string): string => (at === '' ? '' : ` (${at})`)

type Settled = 'resolved' | 'rejected' | 'threw' | 'pending'

const settledInEnglish: Record<Settled, string> = {
  resolved: 'resolves',
  rejected: 'rejects',
  threw: 'never came: the call threw',
  pending: 'stays pending',
}

export const en = {
  /** Stands before `.md` in the names of the lessons. */
  suffix: '',

  groups: {
    waiting: 'Waiting',
    endings: 'Endings',
    traces: 'Traces',
    flood: 'The flood',
    report: 'The report',
    wire: 'On the wire',
    chunks: 'Chunks',
    survival: 'Survival',
    clients: 'Clients',
    framing: 'Framing',
    characters: 'Characters',
    'line-ends': 'Line ends',
    limit: 'The limit',
    recovery: 'After a line too long',
    memory: 'Memory',
    cost: 'Cost',
    independence: 'Independence',
  } as Record<string, string>,

  checks: {
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
        'it waits for any room at all, a timer, or an earlier write, not for its own.',
    },
    'writes-once': {
      title: 'calls write() once for each call',
      usually: "the data is written again after 'drain': false does not mean refused.",
    },
    'wakes-every-caller': {
      title: 'wakes all of a hundred callers that wait on one socket',
      usually:
        'one waiter is kept in a variable, and each caller replaces the one before.',
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
        "only 'drain' and 'error' are listened to: destroy() brings 'close' alone.",
    },
    'reset-while-waiting': {
      title: 'rejects when the peer resets the connection while it waits',
      usually: "the error of the reset, or the 'close' after it, is not listened to.",
    },
    'ended-while-waiting': {
      title: 'settles when the socket is ended while it waits',
      usually:
        "an ending socket never drains: wait for the write's callback or 'close' too.",
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
        'it resolves after the last write(), not after its data left, or calls end().',
    },
    'closes-the-source': {
      title: 'on failure rejects, and closes the iterator',
      usually:
        "the iterator's return() is not called (for…of does), or an error is swallowed.",
    },
    counts: {
      title: 'reports the frames and bytes that were written',
      usually: 'counts start at the wrong number, or count something else than bytes.',
    },
    'peak-queued': {
      title: 'reports the highest writableLength seen after a write',
      usually: 'it is read before the write, at the end only, or counted in frames.',
    },
    'peak-memory': {
      title: 'reports memory that tells the two floods apart',
      usually:
        "heapUsed does not see a Buffer's bytes, or it is no growth over the start.",
    },
    'arrives-in-order': {
      title: 'floods a reader that stalls over TCP, and every byte arrives',
      usually: 'it resolves, or rejects, while bytes are still in the queue.',
    },
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
      usually: "the socket has no 'error' listener, so a reset ends the process.",
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
      usually: "the promise resolves at 'finish' or 'end', or end() is missing.",
    },
    refused: {
      title: 'both clients reject when nothing listens on the port',
      usually: "'error' is not listened to, or is swallowed on the way.",
    },
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
  } as Record<string, { title: string; usually: string }>,

  report: {
    pass: 'pass',
    fail: 'FAIL',
    broken: 'could not judge',
    points: (got: number, of: number): string => `${got} of ${of} points`,
    total: 'Total',
    checksPassed: (passed: number, of: number): string => `${passed} of ${of} checks`,
    cuttings: (count: string): string => `${count} cuttings tried`,
    allPassed: 'Every check passed.',
    next: (title: string): string => `Next: ${title}`,
    startAt: 'Start at',
    makeItLoad: 'make the file load; nothing else can be judged before',
    read: 'Read',
    again: 'Run again',
    replay: 'Replay',
    usually: 'Usually',
    printed: 'Your code printed',
    printedClipped: (count: string): string => `… and ${count} more characters, not kept`,
    sameReason: (count: number): string =>
      `Checks that fail for the same reason: ${count}.`,
    notDrawn: (count: number): string =>
      `Failures not drawn: ${count}. --verbose draws each one.`,
    seed: (seed: number): string => `Seed ${seed}`,
  },

  drawing: {
    decoder: 'decoder',
    bytes: 'bytes',
    expected: 'expected',
    received: 'received',
    push: (n: number): string => `push ${n}`,
    partHere: 'they part here',
    error: "'error'",
    throws: 'throws',
    noAnswer: 'no answer',
    notDrawn: (count: number): string => `(went well before, not drawn: ${count})`,
    cutCharacter: (bytes: string, character: string): string =>
      `‹${bytes}› is one character, ${character}, cut in two.`,
    smallestOf: (count: string): string =>
      `Of ${count} cuttings tried, the one with the fewest chunks that shows it.`,
  },

  exchange: {
    call: 'call',
    events: 'events',
    step: (n: number): string => `step ${n}`,
    acts: { end: '(ends)', reset: '(resets)', leave: '(closes)' },
    nothing: 'no report',
    ends: 'ends its side too',
    doesNotEnd: 'does not end',
    servesOn: 'serves others',
    aServer: 'a net.Server that does not listen yet',
    listens: 'a server that listens already',
    noBytes: 'none',
    nobody: '(nothing listens on the port)',
    called: (connections: number, settled: Settled): string =>
      `connections: ${connections}; the promise ${settledInEnglish[settled]}`,
    sent: (messages: number, chunks: string, handOvers: number, writes: number): string =>
      `messages: ${messages}, chunks: ${chunks}, hand-overs: ${handOvers}, writes in one: ${writes}`,
    byLuck:
      'Bytes that are handed to the kernel twice are read together only by luck. cork() keeps them back until uncork().',
    split: (messages: number, hasPause: boolean): string =>
      `messages: ${messages}; ${hasPause ? 'a pause' : 'no pause'} between two writes`,
    noPause:
      'Without a pause in which the server can read, the parts arrive together as often as not; a turn of the event loop is too short.',
    closed: (isEnded: boolean, isEarly: boolean): string =>
      `${isEnded ? 'the client ends' : 'the client does not end'}; the promise resolves ${isEarly ? 'before the connection has closed' : 'when it has closed'}`,
    settled: settledInEnglish,
    standing: {
      p: 'pending',
      r: 'resolves',
      j: 'rejects',
      x: 'rejects with no Error',
      t: 'throws',
      n: 'no promise',
      s: 'settles',
      a: 'pending, or settles',
    },
    writes: (bytes: string, times: number, how: string): string =>
      `${times === 1 ? 'one call' : `${times} calls`} of ${bytes} ${bytes === '1' ? 'byte' : 'bytes'}${how === 'call in a row' ? ', in a row' : how === 'call on drain' ? " by a 'drain' listener" : ''}`,
    happens: {
      start: 'the reader stands still',
      complete: 'one write is done',
      'complete all': 'all writes are done',
      open: 'all is read',
      fail: 'the write fails',
      destroy: 'destroy()',
      'destroy with an error': 'destroy(error)',
      end: 'end()',
      'peer reads': 'the peer reads',
      'peer ends': 'the peer ends',
      'peer resets': 'the peer resets',
    },
    given: 'what the socket was given, in its order',
    leftBehind: 'listeners and settings, before and after',
    warnings: 'warnings',
    noWarning: 'none',
    asked: (frames: string): string => `frames asked for: ${frames}`,
    iterator: (isClosed: boolean): string =>
      isClosed ? 'iterator closed' : 'iterator left open',
    socketIs: (isOpen: boolean): string => (isOpen ? 'socket open' : 'socket ended'),
    report: 'the report',
    memory: 'peakMemoryBytes',
    memoryOf: (bytes: string): string => `${bytes}`,
    atLeast: (bytes: string): string => `at least ${bytes}`,
    atMostHalf: 'at most half of that',
    sourceThrows: 'the source of frames throws',
    thatError: 'rejects with that error',
    readerStalls: 'the reader stalls, then reads',
    arrives: (bytes: string, isEarly: boolean, standing: string): string =>
      `${bytes} bytes, ${standing}${isEarly ? ' too early' : ''}`,
    rejectedWith: (what: string): string => `rejects with ${what}, which is no Error`,
  },

  failures: {
    oddity: (oddity: Oddity, seen: (text: string) => string, at: string): string => {
      switch (oddity.kind) {
        case 'threw': {
          const { name, message } = oddity.thrown
          const who = oddity.by === 'push' ? 'push()' : 'The constructor'
          return `${who} threw ${seen(name)}${message === '' ? '' : `: ${seen(message)}`}${place(at)}`
        }
        case 'no-class':
          return `The export is no class but ${seen(oddity.got)}: new cannot build a decoder of it`
        case 'no-push':
          return `The decoder has no method push(); push is ${seen(oddity.got)}`
        case 'not-array':
          return `push() returned ${seen(oddity.got)}; it has to return an array of strings`
        case 'not-string':
          return `push() returned an array with ${seen(oddity.got)} in it; it has to hold strings only`
        case 'too-many':
          return `push() returned ${oddity.count} lines, more than the bytes so far can hold`
      }
    },
    unsteady:
      'It went wrong among other cuttings, and right when it was tried alone: something other than the bytes decides, such as state that lives outside of the decoder.',
    errorObject: (what: string, maxBytes: number | null, expected: number): string =>
      `The event carried ${what} with maxBytes ${maxBytes ?? 'missing'}; expected the exported LineTooLongError with maxBytes ${expected}.`,
    errorNotExported: (what: string): string =>
      `The event carried ${what}, but the file does not export LineTooLongError, so nobody can tell by instanceof. Put export before the class.`,
    heldAfter: 'Counted after a garbage collection: what the decoder still refers to.',
    residentAfter:
      'Counted as the memory that the process took from the system meanwhile, wherever it lies: in a Blob, a message, a variable of the environment.',
    heldBytes: 'bytes held',
    atMost: (count: string): string => `at most ${count}`,
    costAgainst:
      'Measured beside code that looks at each byte once and keeps it once, on the same chunks.',
    costRow: 'CPU time',
    times: (count: string): string => `${count} × linear work`,
    pushedAs: (count: string, size: string): string => `${count} in chunks of ${size}`,
    bytes: (count: string): string => `${count} ${count === '1' ? 'byte' : 'bytes'}`,
    hung: (ms: string): string =>
      `Your code did not answer for ${ms} ms and was ended. Look for a loop that makes no step, or a promise that never settles.`,
    threw: (error: string, at: string): string => `Your code threw ${error}${place(at)}.`,
    exited: (code: string): string =>
      `Your code ended the process (exit code ${code}). An exercise never does that: take process.exit() out.`,
    killed: (signal: string): string =>
      `Your code's process was ended by ${signal}. Where it did not end itself so, by process.abort() for example, the machine may lack memory: run again.`,
    rejected: (reason: string): string =>
      `A promise was rejected with ${reason} and nothing handled it, which ended the process.`,
    refused:
      'An exercise gets by without files, other programs and threads: leave them out.',
    crashed: (message: string, at: string): string =>
      `An error that nothing caught ended the process: ${message}${place(at)}`,
    greedy: (bytes: string): string =>
      `Your code filled ${bytes} of memory and was ended. Hold at most the limit and the chunk in hand.`,
    outOfHeap:
      'Your code ran out of memory and was ended. Look for an array or a string that only grows.',
    unsettled:
      'The file awaits a promise that never settles: nothing is running that could settle it. Mend that await, or take it out.',
    flooded: (bytes: string): string =>
      `Your code wrote ${bytes} straight to stdout, past console.log, and was ended. Print less.`,
    tampered:
      'Your code broke or forged what is sent to the judge, and was ended. Take out what writes to the channel or patches built-in objects.',
    whileLoading: 'While the file was loading:',
    syntax: (message: string): string => `The file does not compile: ${message}`,
    foreignImport: (path: string): string =>
      `The file imports '${path}'. An exercise may import what is part of Node, and files in its own folder.`,
    threwLoading: (name: string, message: string, at: string): string =>
      `The file threw while it loaded: ${name}${message === '' ? '' : `: ${message}`}${place(at)}`,
    missing: (name: string, exports: string): string =>
      `The file has to export ${name}; it exports ${exports}.`,
    nothing: 'nothing',
  },

  flood: {
    heading: 'What ignoring write() costs: bytes in the queue of a socket',
    subtitle: '32 MiB in frames of 64 KiB, to a reader that stalls and then reads.',
    title: (backpressure: boolean): string =>
      backpressure ? 'with backpressure' : 'without backpressure',
    unit: 'MiB queued, over time:',
    time: 'time since the flood began (ms)',
    queued: 'bytes queued (MiB)',
    running: (title: string): string => `running ${title} …`,
    peak: (title: string, bytes: string): string =>
      `${title}: at most ${bytes} bytes queued`,
    written: (file: string): string => `Drawn in ${file}.`,
    tooFew: (title: string, frames: string, of: string, bytes: string): string =>
      `The flood ${title} resolved when ${frames} of ${of} frames (${bytes} bytes) were written: there is nothing to draw yet.`,
    unsettled: (title: string): string =>
      `The flood ${title} never settled, though its reader had read.`,
    failed: (title: string, why: string): string => `The flood ${title} failed: ${why}.`,
    onlyOne: (slug: string): string =>
      `npm run flood draws exercise 3 alone; take ${slug} out.`,
    checkFirst: (command: string): string => `What is missing tells: ${command}`,
  },

  command: {
    unknownExercise: (name: string, known: string, nearest: string | undefined): string =>
      `There is no exercise '${name}'${nearest ? `; did you mean ${nearest}?` : '.'} Known: ${known}.`,
    unknownOption: (option: string, nearest: string | undefined): string =>
      `There is no option ${option}${nearest ? `; did you mean ${nearest}?` : '.'} Options: --lang, --seed, --dir, --solutions, --out, --verbose.`,
    missingValue: (option: string): string => `${option} needs a value: ${option} VALUE.`,
    needlessValue: (option: string): string => `${option} takes no value.`,
    keptByNpm: (option: string): string =>
      `npm kept --${option} for itself. Put options behind --, as in: npm run check ex2 -- --${option}`,
    badLang: (lang: string): string =>
      `There is no language '${lang}'. Use --lang en or --lang vi.`,
    badSeed: (seed: string): string =>
      `--seed takes a whole number from 0 to 2147483647, not '${seed}'.`,
    noDir: (dir: string): string =>
      `There is no folder '${dir}'. Name the folder that holds the exercise files.`,
    dirAndSolutions: 'Use --dir or --solutions, not both.',
    noFile: (file: string, isOfCourse: boolean): string =>
      `There is no file '${file}'. ${isOfCourse ? `Bring it back with: git checkout -- ${file}` : 'Put the exercise file there, under just this name.'}`,
    badOut: (dir: string, reason: string): string =>
      `Cannot write reports to '${dir}' (${reason}). Name a folder that can be written.`,
    reasons: {
      EEXIST: 'a file is there',
      ENOTDIR: 'a file stands on the way',
      EACCES: 'no permission',
      EPERM: 'no permission',
      EROFS: 'read-only',
      ENOSPC: 'the disk is full',
    } as Record<string, string>,
    incomplete: (reason: string): string =>
      `The reports are not complete (${reason}), so this run does not count. Run it again.`,
    fault: (check: string, message: string): string =>
      `The grader itself failed in ${check}: ${message}. This is no fault of yours; please report it.`,
    brokenJudge: (message: string): string =>
      `Could not grade: ${message}. Run npm ci and try again; if it stays, please report it.`,
  },
}

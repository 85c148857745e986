// Every sentence that is printed, in English. `vi.ts` has the same keys, or does not compile.

import type { Oddity } from '../subject/messages.ts'
import { bench } from './bench.en.ts'
import { naiveServer } from './checks/01-naive-server.en.ts'
import { safeLineDecoder } from './checks/02-safe-line-decoder.en.ts'
import { flood } from './checks/03-flood.en.ts'
import { lengthPrefix } from './checks/04-length-prefix.en.ts'
import { framedEcho } from './checks/05-framed-echo.en.ts'
import { filePump } from './checks/06-file-pump.en.ts'
import { echo } from './echo.en.ts'
import { pump } from './pump.en.ts'

const elements = { text: 'strings', bytes: 'Buffers' }

const place = (at: string): string => (at === '' ? '' : ` (${at})`)

type Settled = 'resolved' | 'rejected' | 'threw' | 'pending'

const howCalledInEnglish: Record<string, string> = {
  'call in a row': ', in a row',
  'call on drain': " by a 'drain' listener",
  'call elsewhere': ' for a second socket',
}

const settledInEnglish: Record<Settled, string> = {
  resolved: 'resolves',
  rejected: 'rejects',
  threw: 'never came: the call threw',
  pending: 'stays pending',
}

/** What a check is called, and what its failure usually means. */
export interface CheckWords {
  title: string
  usually: string
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
    header: 'Headers',
    refusal: 'After a refused frame',
    end: 'The end of the stream',
    replies: 'Replies',
    backpressure: 'Backpressure',
    'half-close': 'Half-close',
    'bad-frames': 'Bad frames',
    crowd: 'One client among many',
    encoding: 'Encoding',
    'line-ends': 'Line ends',
    limit: 'The limit',
    recovery: 'After a line too long',
    memory: 'Memory',
    cost: 'Cost',
    independence: 'Independence',
    bytes: 'The bytes',
    resolving: 'When it resolves',
    'slow-reader': 'The slow reader',
    'bad-files': 'Files that cannot be read',
    'lost-peers': 'Peers that go away',
    descriptors: 'Open files',
  } as Record<string, string>,

  checks: {
    '01-naive-server': naiveServer,
    '02-safe-line-decoder': safeLineDecoder,
    '03-flood': flood,
    '04-length-prefix': lengthPrefix,
    '05-framed-echo': framedEcho,
    '06-file-pump': filePump,
  } as Record<string, Record<string, CheckWords>>,

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

  prerequisite: {
    waits: 'wait',
    note: (needed: string, passed: string, command: string): string =>
      `Builds on your answer to ${needed}, which does not pass yet (${passed}). Mend that first: ${command}`,
    missing: 'its file is missing',
    because: (needed: string): string =>
      `Cannot judge before ${needed}: it fails with your answer to ${needed}, and passes with a right one in its place.`,
    count: (count: number): string => `Checks that wait for it: ${count}.`,
    next: (needed: string): string => `Next: make ${needed} pass`,
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
    cutHeader: (bytes: string, declared: string): string =>
      `‹${bytes}› is one header, which declares ${declared} ${declared === '1' ? 'byte' : 'bytes'}, cut in two.`,
    noError: 'no error',
    changed: (now: string): string => `now ${now}`,
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
    runsOn: 'runs on',
    noReport:
      "Call report once in each 'data', with the chunk as it is, whether or not it parses.",
    isJson:
      'This chunk alone is JSON: either something of another was parsed with it, or its value was taken for an error.',
    ownError: 'The error to report is the one that JSON.parse threw.',
    aServer: 'a net.Server that does not listen yet',
    listens: 'a server that listens already',
    noBytes: 'none',
    nobody: '(nothing listens on the port)',
    called: (connections: number, settled: Settled, isAny: boolean): string =>
      `connections: ${connections}; ${isAny ? 'bytes arrive' : 'no byte arrives'}; the promise ${settledInEnglish[settled]}`,
    sent: (messages: number, chunks: string, handOvers: number, writes: number): string =>
      `messages: ${messages}, chunks: ${chunks}, hand-overs: ${handOvers}, writes in one: ${writes}`,
    byLuck:
      'Bytes that are handed to the kernel twice are read together only by luck. cork() keeps them back until uncork().',
    split: (messages: number, hasPause: boolean): string =>
      `messages: ${messages}; ${hasPause ? 'a pause' : 'no pause'} between two writes`,
    noPause:
      'Without a pause in which the server can read, the parts arrive together as often as not; a turn of the event loop is too short.',
    closed: (isEnded: boolean, isEarly: boolean): string =>
      `${isEnded ? 'ends' : 'does not end'}, resolves ${isEarly ? 'before it has closed' : 'when it has closed'}`,
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
      `${times === 1 ? 'one call' : `${times} calls`} of ${bytes} ${bytes === '1' ? 'byte' : 'bytes'}${howCalledInEnglish[how] ?? ''}`,
    happens: {
      start: 'the reader stands still',
      complete: 'one write is done',
      'complete all': 'all writes are done',
      'time passes': 'a long silence',
      'complete elsewhere': 'all writes to the second are done',
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
    // The first byte of what is written says by which call; no byte says nothing.
    givenBy: (call: number, bytes: string): string =>
      `${call === 0 ? '' : `call ${call}: `}${bytes} ${bytes === '1' ? 'byte' : 'bytes'}`,
    silence:
      'A peer that is merely silent is no error: however long it is, the wait goes on.',
    leftBehind: 'listeners and settings, before and after',
    ownersGone:
      "Remove your own listener, by the function that you added: removeAllListeners() takes the owner's as well.",
    settingsChanged:
      'The settings are for the owner of the socket to change: leave them as they were.',
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
    spoilsPayload: 'writes into the memory of the payload',
    throws: (name: string): string => `throws ${name}`,
  },

  echo,
  pump,

  failures: {
    oddity: (oddity: Oddity, seen: (text: string) => string, at: string): string => {
      switch (oddity.kind) {
        case 'threw': {
          const { name, message } = oddity.thrown
          const who = oddity.by === 'constructor' ? 'The constructor' : `${oddity.by}()`
          return `${who} threw ${seen(name)}${message === '' ? '' : `: ${seen(message)}`}${place(at)}`
        }
        case 'no-class':
          return `The export is no class but ${seen(oddity.got)}: new cannot build a decoder of it`
        case 'no-method':
          return `The decoder has no method ${oddity.method}(); ${oddity.method} is ${seen(oddity.got)}`
        case 'not-array':
          return `push() returned ${seen(oddity.got)}; it has to return an array of ${elements[oddity.returns]}`
        case 'not-message':
          return `push() returned an array with ${seen(oddity.got)} in it; it has to hold ${elements[oddity.returns]} only`
        case 'too-many':
          return `push() returned ${oddity.count} elements, more than the bytes so far can hold`
        case 'changed':
          return `Element number ${oddity.index + 1} that push() had returned has other bytes since a later push`
      }
    },
    unsteady:
      'It went wrong among other cuttings, and right when it was tried alone: something other than the bytes decides, such as state that lives outside of the decoder.',
    absent: 'missing',
    errorObject: (what: string, carried: string, name: string, due: string): string =>
      `The event carried ${what} with ${carried}; expected the exported ${name} with ${due}.`,
    errorNotExported: (what: string, name: string): string =>
      `The event carried ${what}, but the file does not export ${name}, so nobody can tell by instanceof. Put export before the class.`,
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
      'An exercise gets by without other programs, threads, and files that it is not given: leave them out.',
    unheard:
      "Listen for 'error' on that socket, for one on the server does not hear it, and catch what you await.",
    judgedElsewhere:
      'What goes wrong here is what another check is about: mend that first.',
    crashed: (message: string, at: string): string =>
      `An error that nothing caught ended the process: ${message}${place(at)}`,
    greedy: (bytes: string): string =>
      `Your code filled ${bytes} of memory and was ended. Look for what only grows, or is copied as a whole.`,
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

  bench,

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

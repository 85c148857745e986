// Mọi câu được in ra, bằng tiếng Việt. Every sentence that is printed, in Vietnamese.

import { bench } from './bench.vi.ts'
import { naiveServer } from './checks/01-naive-server.vi.ts'
import { safeLineDecoder } from './checks/02-safe-line-decoder.vi.ts'
import { flood } from './checks/03-flood.vi.ts'
import { lengthPrefix } from './checks/04-length-prefix.vi.ts'
import { framedEcho } from './checks/05-framed-echo.vi.ts'
import { filePump } from './checks/06-file-pump.vi.ts'
import { echo } from './echo.vi.ts'
import { pump } from './pump.vi.ts'
import type { Words } from './words.ts'

const elements = { text: 'chuỗi', bytes: 'Buffer' }

const place = (at: string): string => (at === '' ? '' : ` (${at})`)

const howCalledInVietnamese: Record<string, string> = {
  'call in a row': ' nối tiếp',
  'call on drain': " từ listener 'drain'",
  'call elsewhere': ' cho socket thứ hai',
}

const settledInVietnamese = {
  resolved: 'resolve',
  rejected: 'bị reject',
  threw: 'không có: lời gọi ném lỗi',
  pending: 'cứ treo mãi',
}

export const vi: Words = {
  suffix: '.vi',

  groups: {
    waiting: 'Chờ',
    endings: 'Khi cuộc chờ kết thúc',
    traces: 'Dấu vết',
    flood: 'Xả dồn dập',
    report: 'Báo cáo',
    wire: 'Trên đường truyền',
    chunks: 'Chunk',
    survival: 'Không để server sập',
    clients: 'Client',
    framing: 'Đóng khung',
    characters: 'Ký tự',
    header: 'Header',
    refusal: 'Sau frame bị từ chối',
    end: 'Kết thúc stream',
    replies: 'Câu trả lời',
    backpressure: 'Backpressure',
    'half-close': 'Half-close',
    'bad-frames': 'Frame hỏng',
    crowd: 'Một client giữa nhiều client',
    encoding: 'Encode',
    'line-ends': 'Cuối dòng',
    limit: 'Giới hạn',
    recovery: 'Sau một dòng quá dài',
    memory: 'Bộ nhớ',
    cost: 'Chi phí',
    independence: 'Độc lập',
    bytes: 'Byte',
    resolving: 'Lúc nào thì resolve',
    'slow-reader': 'Bên đọc chậm',
    'bad-files': 'File không đọc được',
    'lost-peers': 'Đầu bên kia bỏ đi',
    descriptors: 'File đang mở',
  },

  checks: {
    '01-naive-server': naiveServer,
    '02-safe-line-decoder': safeLineDecoder,
    '03-flood': flood,
    '04-length-prefix': lengthPrefix,
    '05-framed-echo': framedEcho,
    '06-file-pump': filePump,
  },

  report: {
    pass: 'đạt',
    fail: 'CHƯA ĐẠT',
    broken: 'không chấm được',
    points: (got, of) => `${got}/${of} điểm`,
    total: 'Tổng',
    checksPassed: (passed, of) => `${passed}/${of} mục kiểm tra đạt`,
    cuttings: (count) => `đã thử ${count} cách cắt`,
    allPassed: 'Mọi mục kiểm tra đều đạt.',
    next: (title) => `Làm tiếp: ${title}`,
    startAt: 'Bắt đầu ở',
    makeItLoad: 'sửa để file nạp được; trước đó chưa chấm được gì khác',
    read: 'Đọc',
    again: 'Chạy lại',
    replay: 'Tái hiện',
    usually: 'Thường do',
    printed: 'Code của bạn in ra',
    printedClipped: (count) => `… và ${count} ký tự nữa, không giữ lại`,
    sameReason: (count) => `Còn ${count} mục kiểm tra khác chưa đạt vì cùng nguyên nhân.`,
    notDrawn: (count) => `Còn ${count} lỗi chưa vẽ. Thêm --verbose để vẽ tất cả.`,
    seed: (seed) => `Seed ${seed}`,
  },

  prerequisite: {
    waits: 'chờ',
    note: (needed, passed, command) =>
      `Bài tập này dựa trên bài làm ${needed} của bạn, mà bài làm ấy chưa đạt (${passed}). Hãy sửa nó trước: ${command}`,
    missing: 'không thấy file',
    because: (needed) =>
      `Chưa chấm được khi ${needed} chưa đạt: mục này chưa đạt với bài làm ${needed} của bạn, nhưng đạt khi thay bằng một lời giải đúng.`,
    count: (count) => `Số mục kiểm tra phải chờ: ${count}.`,
    next: (needed) => `Làm tiếp: sửa cho ${needed} đạt`,
  },

  drawing: {
    decoder: 'decoder',
    bytes: 'byte',
    expected: 'mong đợi',
    received: 'nhận được',
    push: (n) => `push ${n}`,
    partHere: 'khác nhau từ đây',
    error: "'error'",
    throws: 'ném lỗi',
    noAnswer: 'không có kết quả',
    notDrawn: (count) => `(lược ${count} bước đầu, đã đúng)`,
    cutCharacter: (bytes, character) =>
      `‹${bytes}› là một ký tự, ${character}, bị cắt đôi.`,
    cutHeader: (bytes, declared) =>
      `‹${bytes}› là một header khai báo ${declared} byte, bị cắt làm đôi.`,
    noError: 'không có lỗi',
    changed: (now) => `giờ là ${now}`,
    smallestOf: (count) =>
      `Cách cắt ít chunk nhất làm lộ lỗi, trong ${count} cách cắt đã thử.`,
  },

  exchange: {
    call: 'gọi',
    events: 'diễn biến',
    step: (n) => `bước ${n}`,
    acts: { end: '(end)', reset: '(reset)', leave: '(bỏ đi)' },
    nothing: 'không gọi report',
    ends: 'cũng kết thúc phía mình',
    doesNotEnd: 'không kết thúc phía mình',
    servesOn: 'vẫn phục vụ tiếp',
    runsOn: 'server vẫn chạy',
    noReport:
      "Hãy gọi report một lần trong mỗi 'data', với đúng chunk ấy, dù nó parse được hay không.",
    isJson:
      'Riêng chunk này đã là JSON: hoặc phần của chunk khác bị parse cùng nó, hoặc giá trị của nó bị coi là lỗi.',
    ownError: 'Lỗi cần báo là chính lỗi mà JSON.parse đã ném ra.',
    aServer: 'một net.Server chưa gọi listen()',
    listens: 'một server đã gọi listen() rồi',
    noBytes: 'không có',
    nobody: '(không ai lắng nghe ở cổng này)',
    called: (connections, settled, isAny) =>
      `số kết nối: ${connections}; ${isAny ? 'có byte đến nơi' : 'không byte nào đến nơi'}; promise ${settledInVietnamese[settled]}`,
    sent: (messages, chunks, handOvers, writes) =>
      `message: ${messages}, chunk: ${chunks}, giao kernel: ${handOvers} lần, mỗi lần ${writes} write`,
    byLuck:
      'Byte giao cho kernel làm hai lần thì phải may mới được đọc cùng lúc. cork() giữ chúng lại cho đến khi uncork().',
    split: (messages, hasPause) =>
      `message: ${messages}; giữa hai lần ghi ${hasPause ? 'có' : 'không có'} khoảng nghỉ`,
    noPause:
      'Không có khoảng nghỉ để server kịp đọc thì hai phần rất dễ đến cùng lúc; một vòng event loop là quá ngắn.',
    closed: (isEnded, isEarly) =>
      `${isEnded ? 'có end' : 'không end'}, resolve ${isEarly ? 'trước khi kết nối đóng' : 'khi kết nối đã đóng'}`,
    settled: settledInVietnamese,
    standing: {
      p: 'đang chờ',
      r: 'resolve',
      j: 'bị reject',
      x: 'bị reject, không kèm Error',
      t: 'ném lỗi',
      n: 'không có promise',
      s: 'resolve hoặc reject',
      a: 'còn chờ, resolve hoặc reject',
    },
    writes: (bytes, times, how) =>
      `${times} lời gọi${howCalledInVietnamese[how] ?? ''}, ${times === 1 ? '' : 'mỗi lần '}${bytes} byte`,
    happens: {
      start: 'bên đọc đứng yên',
      complete: 'xong một write',
      'complete all': 'xong mọi write',
      'time passes': 'im lặng rất lâu',
      'complete elsewhere': 'socket thứ hai xong mọi write',
      open: 'tất cả đã được đọc',
      fail: 'write bị lỗi',
      destroy: 'destroy()',
      'destroy with an error': 'destroy(error)',
      end: 'end()',
      'peer reads': 'đầu bên kia đọc',
      'peer ends': 'đầu bên kia kết thúc',
      'peer resets': 'đầu bên kia reset',
    },
    given: 'những gì đã ghi vào socket, theo thứ tự',
    givenBy: (call, bytes) =>
      call === 0 ? `${bytes} byte` : `lời gọi ${call}: ${bytes} byte`,
    silence:
      'Đầu bên kia chỉ im lặng thì không phải là lỗi: im lặng bao lâu cũng phải chờ tiếp.',
    leftBehind: 'listener và thiết lập, trước và sau',
    ownersGone:
      'Chỉ gỡ listener của mình, bằng chính hàm đã thêm vào: removeAllListeners() gỡ cả listener của chủ socket.',
    settingsChanged:
      'Thiết lập của socket là việc của chủ socket: hãy để chúng y như lúc đầu.',
    warnings: 'cảnh báo',
    noWarning: 'không có',
    asked: (frames) => `số frame đã lấy: ${frames}`,
    iterator: (isClosed) => (isClosed ? 'iterator đã đóng' : 'iterator còn mở'),
    socketIs: (isOpen) => (isOpen ? 'socket còn mở' : 'socket đã end'),
    report: 'báo cáo',
    memory: 'peakMemoryBytes',
    memoryOf: (bytes) => `${bytes}`,
    atLeast: (bytes) => `ít nhất ${bytes}`,
    atMostHalf: 'nhiều nhất một nửa số đó',
    sourceThrows: 'nguồn frame ném lỗi',
    thatError: 'bị reject với chính lỗi đó',
    readerStalls: 'bên đọc đứng yên rồi mới đọc',
    arrives: (bytes, isEarly, standing) =>
      `${bytes} byte, ${standing}${isEarly ? ' quá sớm' : ''}`,
    spoilsPayload: 'ghi vào vùng nhớ của payload',
    throws: (name) => `ném ${name}`,
  },

  echo,
  pump,

  failures: {
    oddity: (oddity, seen, at) => {
      switch (oddity.kind) {
        case 'threw': {
          const { name, message } = oddity.thrown
          const who = oddity.by === 'constructor' ? 'Constructor' : `${oddity.by}()`
          return `${who} ném ${seen(name)}${message === '' ? '' : `: ${seen(message)}`}${place(at)}`
        }
        case 'no-class':
          return `File phải export một class, nhưng hiện export ${seen(oddity.got)}: không dùng new với nó được`
        case 'no-method':
          return `Decoder không có phương thức ${oddity.method}(); ${oddity.method} hiện là ${seen(oddity.got)}`
        case 'not-array':
          return `push() trả về ${seen(oddity.got)}; nó phải trả về một mảng ${elements[oddity.returns]}`
        case 'not-message':
          return `push() trả về mảng có ${seen(oddity.got)} bên trong; mảng chỉ được chứa ${elements[oddity.returns]}`
        case 'too-many':
          return `push() trả về ${oddity.count} phần tử, quá nhiều so với số byte đã đến`
        case 'changed':
          return `Phần tử thứ ${oddity.index + 1} mà push() đã trả về bị một lần push sau đó làm đổi byte`
      }
    },
    unsteady:
      'Sai khi chạy cùng các cách cắt khác, đúng khi thử riêng: có thứ gì đó ngoài các byte quyết định kết quả, chẳng hạn state nằm ngoài decoder.',
    absent: 'không có',
    errorObject: (what, carried, name, due) =>
      `Sự kiện mang ${what} (${carried}); mong đợi chính ${name} mà file export (${due}).`,
    errorNotExported: (what, name) =>
      `Sự kiện mang ${what}, nhưng file không export ${name} nên bên ngoài không thể kiểm tra bằng instanceof. Thêm export trước class đó.`,
    heldAfter:
      'Số byte mà decoder còn tham chiếu tới, đo sau khi GC (bộ dọn rác) đã chạy.',
    residentAfter:
      'Tính theo bộ nhớ mà cả tiến trình xin thêm của hệ điều hành trong lúc đó, nằm ở đâu cũng tính: Blob, message chưa nhận của MessagePort hay biến môi trường.',
    heldBytes: 'số byte còn giữ',
    atMost: (count) => `nhiều nhất ${count}`,
    costAgainst:
      'So với một đoạn code chỉ đọc mỗi byte một lần và lưu mỗi byte một lần, chạy trên cùng các chunk.',
    costRow: 'thời gian CPU',
    times: (count) => `gấp ${count} lần mức tuyến tính`,
    pushedAs: (count, size) => `${count}, mỗi chunk ${size}`,
    bytes: (count) => `${count} byte`,
    hung: (ms) =>
      `Code của bạn không có kết quả sau ${ms} ms nên đã bị dừng. Tìm vòng lặp giậm chân tại chỗ, hoặc promise không bao giờ xong.`,
    threw: (error, at) => `Code của bạn ném lỗi ${error}${place(at)}.`,
    exited: (code) =>
      `Code của bạn kết thúc tiến trình (mã thoát ${code}). Bài làm không bao giờ được làm vậy: bỏ process.exit() đi.`,
    killed: (signal) =>
      `Tiến trình chạy code của bạn bị dừng vì tín hiệu ${signal}. Nếu code không tự gây ra, chẳng hạn bằng process.abort(), thì có thể máy thiếu bộ nhớ: hãy chạy lại.`,
    rejected: (reason) =>
      `Một promise bị reject với ${reason} mà không ai bắt, nên tiến trình đã kết thúc. Hãy await nó trong try, hoặc gắn catch().`,
    refused:
      'Bộ chấm không cho dùng API này: bài tập không cần đến chương trình khác, thread hay file nào ngoài file được giao. Bỏ đoạn đó đi.',
    unheard:
      "Hãy nghe 'error' trên chính socket ấy, vì listener trên server không nghe được, và bắt lỗi của những gì bạn await.",
    judgedElsewhere:
      'Chỗ sai ở đây thuộc về một mục kiểm tra khác: hãy sửa mục đó trước.',
    crashed: (message, at) =>
      `Một lỗi không ai bắt làm tiến trình kết thúc: ${message}${place(at)}`,
    greedy: (bytes) =>
      `Code của bạn đã chiếm ${bytes} bộ nhớ nên bị dừng. Tìm thứ cứ phình ra mãi, hoặc thứ bị copy nguyên cả khối.`,
    outOfHeap:
      'Code của bạn làm hết bộ nhớ (OOM) nên bị dừng. Tìm mảng hoặc chuỗi cứ phình mãi.',
    unsettled:
      'File await một promise không bao giờ xong: không còn gì đang chạy để làm nó xong. Sửa hoặc bỏ await đó.',
    flooded: (bytes) =>
      `Code của bạn đã ghi thẳng ra stdout ${bytes}, không qua console.log, nên bị dừng. In ít lại.`,
    tampered:
      'Code của bạn làm hỏng hoặc giả mạo dữ liệu gửi cho bộ chấm nên bị dừng. Bỏ đoạn ghi vào kênh của bộ chấm hoặc vá đè đối tượng có sẵn đi.',
    whileLoading: 'Trong lúc nạp file:',
    syntax: (message) => `File không biên dịch được: ${message}`,
    foreignImport: (path) =>
      `File import '${path}'. Bài tập chỉ được import module có sẵn của Node và file trong cùng thư mục.`,
    threwLoading: (name, message, at) =>
      `File ném lỗi khi được nạp: ${name}${message === '' ? '' : `: ${message}`}${place(at)}`,
    missing: (name, exports) => `File phải export ${name}; hiện đang export: ${exports}.`,
    nothing: 'không có gì',
  },

  flood: {
    heading: 'Cái giá của việc bỏ qua write(): số byte trong hàng đợi của socket',
    subtitle: '32 MiB, mỗi frame 64 KiB, gửi tới một bên đọc đứng yên rồi mới đọc.',
    title: (backpressure) => (backpressure ? 'có backpressure' : 'không có backpressure'),
    unit: 'Số MiB trong hàng đợi, theo thời gian:',
    time: 'thời gian kể từ lúc bắt đầu (ms)',
    queued: 'số byte trong hàng đợi (MiB)',
    running: (title) => `đang chạy: ${title} …`,
    peak: (title, bytes) => `${title}: nhiều nhất ${bytes} byte trong hàng đợi`,
    written: (file) => `Hình vẽ nằm ở ${file}.`,
    tooFew: (title, frames, of, bytes) =>
      `Lần xả ${title} resolve khi mới ghi ${frames} trên ${of} frame (${bytes} byte): chưa có gì để vẽ.`,
    unsettled: (title) => `Lần xả ${title} không bao giờ xong, dù bên đọc đã đọc.`,
    failed: (title, why) => `Lần xả ${title} thất bại: ${why}.`,
    onlyOne: (slug) => `npm run flood chỉ vẽ bài tập 3; hãy bỏ ${slug} đi.`,
    checkFirst: (command) => `Để biết còn thiếu gì, chạy: ${command}`,
  },

  bench,

  command: {
    unknownExercise: (name, known, nearest) =>
      `Không có bài tập '${name}'${nearest ? `; có phải ý bạn là ${nearest}?` : '.'} Hiện có: ${known}.`,
    unknownOption: (option, nearest) =>
      `Không có tùy chọn ${option}${nearest ? `; có phải ý bạn là ${nearest}?` : '.'} Các tùy chọn: --lang, --seed, --dir, --solutions, --out, --verbose.`,
    missingValue: (option) => `${option} cần một giá trị: ${option} GIÁ_TRỊ.`,
    needlessValue: (option) => `${option} không nhận giá trị.`,
    keptByNpm: (option) =>
      `npm đã giữ --${option} cho riêng nó. Đặt tùy chọn sau dấu --, ví dụ: npm run check ex2 -- --${option}`,
    badLang: (lang) => `Không có ngôn ngữ '${lang}'. Dùng --lang en hoặc --lang vi.`,
    badSeed: (seed) =>
      `--seed cần một số nguyên từ 0 đến 2147483647, không phải '${seed}'.`,
    noDir: (dir) =>
      `Không có thư mục '${dir}'. Sau --dir phải là thư mục chứa các file bài tập.`,
    dirAndSolutions: 'Dùng --dir hoặc --solutions, không dùng cả hai.',
    noFile: (file, isOfCourse) =>
      `Không có file '${file}'. ${isOfCourse ? `Lấy lại bằng: git checkout -- ${file}` : 'Đặt file bài tập vào đó, đúng tên này.'}`,
    badOut: (dir, reason) =>
      `Không ghi được báo cáo vào '${dir}' (${reason}). Hãy chọn một thư mục ghi được.`,
    reasons: {
      EEXIST: 'ở đó đã có một file',
      ENOTDIR: 'trên đường dẫn có một file',
      EACCES: 'không có quyền',
      EPERM: 'không có quyền',
      EROFS: 'chỉ đọc được',
      ENOSPC: 'đĩa đã đầy',
    },
    incomplete: (reason) =>
      `Báo cáo chưa đầy đủ (${reason}) nên lần chạy này không được tính. Hãy chạy lại.`,
    fault: (check, message) =>
      `Bộ chấm tự gặp lỗi ở ${check}: ${message}. Đây không phải lỗi của bạn; hãy báo cho người làm khóa học.`,
    brokenJudge: (message) =>
      `Không chấm được: ${message}. Chạy npm ci rồi thử lại; nếu vẫn vậy, hãy báo cho người làm khóa học.`,
  },
}

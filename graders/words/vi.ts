// Mọi câu được in ra, bằng tiếng Việt. Every sentence that is printed, in Vietnamese.

import type { Words } from './words.ts'

const place = (at: string): string => (at === '' ? '' : ` (${at})`)

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
    'line-ends': 'Cuối dòng',
    limit: 'Giới hạn',
    recovery: 'Sau một dòng quá dài',
    memory: 'Bộ nhớ',
    cost: 'Chi phí',
    independence: 'Độc lập',
  },

  checks: {
    'resolves-at-once': {
      title: 'resolve ngay khi write() trả về true',
      usually: "lúc nào cũng chờ 'drain', mà còn chỗ thì 'drain' không bao giờ đến.",
    },
    'waits-for-room': {
      title: 'chờ đến khi hàng đợi trống nếu write() trả về false',
      usually: "không xem write() trả về gì, hoặc nghe 'drain' quá muộn.",
    },
    'waits-for-its-own-data': {
      title: 'không resolve trước khi dữ liệu của mình rời hàng đợi',
      usually:
        'chỉ chờ có chỗ trống, chờ timer hay write trước đó, không chờ đúng write của mình.',
    },
    'writes-once': {
      title: 'mỗi lần gọi chỉ write() một lần',
      usually: "ghi lại dữ liệu sau 'drain': false không có nghĩa là bị từ chối.",
    },
    'wakes-every-caller': {
      title: 'đánh thức cả trăm lời gọi cùng chờ trên một socket',
      usually: 'lời gọi đang chờ nằm trong một biến, lời gọi sau đè mất lời gọi trước.',
    },
    'keeps-the-order': {
      title: 'giữ byte đúng thứ tự các lời gọi',
      usually: 'chờ trước rồi mới ghi, nên lời gọi sau vượt lên trước.',
    },
    'fails-while-waiting': {
      title: 'reject khi socket gặp lỗi trong lúc chờ',
      usually: "chỉ nghe 'drain', mà sau lỗi thì 'drain' không đến nữa.",
    },
    'destroyed-while-waiting': {
      title: 'reject khi destroy() được gọi trong lúc chờ',
      usually: "chỉ nghe 'drain' và 'error': destroy() chỉ phát 'close'.",
    },
    'reset-while-waiting': {
      title: 'reject khi đầu bên kia reset kết nối trong lúc chờ',
      usually: "không nghe lỗi của lần reset, cũng không nghe 'close' theo sau.",
    },
    'ended-while-waiting': {
      title: 'resolve hoặc reject khi end() được gọi trong lúc chờ',
      usually:
        "socket đang end thì không phát 'drain': hãy chờ cả callback của write hoặc 'close'.",
    },
    'peer-ends-while-waiting': {
      title: 'resolve hoặc reject khi đầu bên kia kết thúc trong lúc chờ',
      usually:
        "đầu bên kia kết thúc thì socket cũng tự kết thúc, mà khi đó 'drain' không đến nữa.",
    },
    'dead-before': {
      title: 'reject nếu destroy() hoặc end() đã được gọi từ trước',
      usually:
        'socket đã chết thì không còn sự kiện nào để chờ: xem trạng thái của nó trước.',
    },
    'no-listener-left': {
      title: 'không bỏ sót listener nào, không gỡ listener của chủ socket',
      usually: 'có một kiểu kết thúc của cuộc chờ mà bạn quên gỡ listener.',
    },
    'no-warning': {
      title: 'không gây cảnh báo, dù trăm lời gọi cùng lúc hay vạn lời gọi',
      usually:
        'mỗi lời gọi gắn listener riêng: quá mười cái cho một sự kiện là có cảnh báo.',
    },
    'asks-for-the-next': {
      title: 'có backpressure: có chỗ rồi mới lấy frame tiếp theo',
      usually: 'gom sẵn các frame vào mảng, hoặc cứ ghi mà không xem write() trả về gì.',
    },
    'asks-for-all': {
      title: 'không backpressure: ghi mọi frame ngay',
      usually: 'vẫn chờ dù backpressure: false.',
    },
    'resolves-when-empty': {
      title: 'resolve khi hàng đợi đã trống, và để socket mở',
      usually: 'resolve ngay sau write() cuối, chưa chờ dữ liệu đi hết, hoặc gọi end().',
    },
    'closes-the-source': {
      title: 'gặp lỗi thì reject và đóng iterator',
      usually: 'không gọi return() của iterator (for…of có gọi), hoặc nuốt mất lỗi.',
    },
    counts: {
      title: 'báo đúng số frame và số byte đã ghi',
      usually: 'báo chỉ số của frame cuối thay vì số frame, hoặc đếm ký tự thay vì byte.',
    },
    'peak-queued': {
      title: 'báo writableLength cao nhất thấy được sau mỗi write',
      usually: 'đọc nó trước khi write, chỉ đọc lúc cuối, hoặc đếm theo frame.',
    },
    'peak-memory': {
      title: 'báo bộ nhớ đủ để phân biệt hai lần xả',
      usually:
        'heapUsed không thấy byte của Buffer, hoặc số đó không phải phần tăng thêm.',
    },
    'arrives-in-order': {
      title: 'xả qua TCP tới bên đọc đứng yên, mọi byte đều đến',
      usually: 'resolve, hoặc reject, trong khi byte còn nằm trong hàng đợi.',
    },
    'one-message': {
      title: 'báo đúng giá trị khi chunk là một message JSON trọn vẹn',
      usually: "không có listener 'data' nào gọi report, hoặc giá trị vẫn là chuỗi.",
    },
    'joined-messages': {
      title: 'báo một lần kèm lỗi parse khi một chunk có hai message',
      usually:
        'chunk bị cắt thành từng message: server này cố ý coi mỗi chunk là một message.',
    },
    'split-message': {
      title: 'báo riêng từng mảnh của message bị cắt, kèm lỗi',
      usually: 'chunk được gom lại đến khi parse được: server này không giữ lại gì.',
    },
    'bytes-not-characters': {
      title: 'đếm byte của chunk, không đếm ký tự',
      usually: 'báo độ dài của chuỗi: hãy dùng độ dài của Buffer.',
    },
    'cut-character': {
      title: 'đếm đúng byte cả khi nhát cắt rơi vào giữa ký tự',
      usually: "setEncoding('utf8') giữ nửa ký tự lại cho đến khi phần kia đến.",
    },
    'reports-in-order': {
      title: 'báo mỗi chunk đúng một lần, theo thứ tự đến',
      usually: 'report được gọi hai lần cho chunk hỏng, gọi trễ, hoặc không gọi.',
    },
    'after-bad-chunk': {
      title: 'vẫn phục vụ kết nối sau một chunk không parse được',
      usually: 'JSON.parse ném lỗi mà không ai bắt, hoặc socket bị hủy.',
    },
    'after-reset': {
      title: 'vẫn phục vụ kết nối sau khi một kết nối khác bị reset',
      usually: "socket không có listener 'error' nên một lần reset làm sập tiến trình.",
    },
    'after-leave': {
      title: 'vẫn phục vụ kết nối sau khi một client bỏ đi',
      usually:
        "client đầu tiên vừa đi thì server đã đóng, hoặc 'connection' chỉ được nghe một lần.",
    },
    'two-connections': {
      title: 'phục vụ hai kết nối cùng lúc mà không lẫn gì',
      usually: 'socket hoặc byte của nó nằm trong một biến dùng chung.',
    },
    'ends-too': {
      title: 'kết thúc phía mình khi client kết thúc',
      usually: 'có đặt allowHalfOpen mà không ai gọi end().',
    },
    coalesced: {
      title: 'sendCoalesced giao hai message một lần, đến trong một chunk',
      usually: 'thiếu cork() hoặc uncork(), hoặc cả hai message nằm trong một write().',
    },
    split: {
      title: 'sendSplit cố ý gửi một message thành hai chunk trở lên',
      usually:
        'các phần được ghi trong cùng một vòng event loop, không nghỉ để đầu bên kia đọc.',
    },
    closes: {
      title: 'cả hai client đều gọi end(), chỉ resolve khi kết nối đã đóng',
      usually: "promise resolve ở 'finish' hoặc 'end', hoặc thiếu end().",
    },
    refused: {
      title: 'cả hai client đều reject khi không ai lắng nghe ở cổng đó',
      usually: "không nghe 'error', hoặc lỗi bị nuốt giữa đường.",
    },
    'whole-lines': {
      title: 'trả về dòng khi ký tự xuống dòng đã đến, không sớm hơn',
      usually: 'push() chưa tìm 0x0A, hoặc trả về cả phần dư chưa thành dòng.',
    },
    'many-lines': {
      title: 'trả về mọi dòng kết thúc trong một chunk, đúng thứ tự đến',
      usually:
        'mỗi chunk chỉ lấy ra một dòng: cứ tìm 0x0A tiếp cho đến khi không còn nữa.',
    },
    'line-in-pieces': {
      title: 'ghép lại dòng đến thành nhiều mảnh',
      usually:
        'mỗi chunk bị coi là những dòng trọn vẹn: phần sau 0x0A cuối cùng phải giữ lại cho lần push sau.',
    },
    'empty-lines': {
      title: "trả về '' cho mỗi dòng rỗng",
      usually:
        'chuỗi rỗng bị lọc mất, hoặc hai ký tự xuống dòng liền nhau bị coi là một.',
    },
    'empty-chunks': {
      title: 'không đổi gì khi gặp chunk không có byte nào',
      usually: 'chunk rỗng bị coi là hết dòng hoặc hết stream.',
    },
    'split-character': {
      title: 'giữ nguyên ký tự khi nhát cắt rơi vào giữa nó',
      usually: 'từng chunk bị decode riêng: gom byte lại, đủ dòng rồi mới decode.',
    },
    'broken-character': {
      title: 'không để nửa ký tự lọt sang dòng sau',
      usually:
        'một StringDecoder dùng suốt từ dòng này sang dòng khác nên còn giữ byte của ký tự dở.',
    },
    crlf: {
      title: 'bỏ một ký tự \\r đứng ngay trước ký tự xuống dòng',
      usually:
        'dòng còn \\r ở cuối: Windows và phần lớn giao thức kết thúc dòng bằng \\r\\n.',
    },
    'split-crlf': {
      title: 'bỏ được \\r cả khi nhát cắt rơi vào giữa \\r và \\n',
      usually:
        'chỉ tìm \\r trong chunk mới: nó có thể là byte cuối còn giữ từ chunk trước.',
    },
    'other-cr': {
      title: 'coi mọi \\r khác là dữ liệu và giữ nguyên',
      usually: 'mọi \\r đều bị xóa, hoặc một \\r đứng riêng bị coi là hết dòng.',
    },
    'only-line-feed': {
      title: 'chỉ kết thúc dòng ở 0x0A, không ở ký tự nào khác',
      usually:
        'dòng được tách bằng regex hoặc readline, vốn coi cả U+2028 và các ký tự tương tự là hết dòng.',
    },
    'exactly-max': {
      title: 'nhận dòng dài đúng maxBytes, dù đến trọn hay thành mảnh',
      usually: 'so sánh bằng >= thay vì >, hoặc tính cả ký tự xuống dòng.',
    },
    'one-over': {
      title: 'từ chối dòng dài maxBytes + 1, dù đến trọn hay thành mảnh',
      usually:
        'độ dài chỉ được so với giới hạn ở một chỗ: phải so cả khi dòng kết thúc ngay trong chunk làm nó quá dài.',
    },
    'counts-bytes': {
      title: 'đếm byte, không đếm ký tự',
      usually: 'giới hạn bị so với độ dài chuỗi; "ế" có độ dài 1 nhưng chiếm 3 byte.',
    },
    'counts-cr': {
      title: 'tính cả \\r đứng trước ký tự xuống dòng',
      usually: '\\r bị bỏ trước khi đo độ dài dòng.',
    },
    'per-line': {
      title: 'giới hạn từng dòng, không giới hạn chunk hay buffer',
      usually:
        'giới hạn bị so với toàn bộ phần đang giữ: một chunk có thể chứa nhiều dòng ngắn.',
    },
    'default-limit': {
      title: 'mặc định nhận dòng 65 536 byte, thêm một byte là từ chối',
      usually: 'maxBytes thiếu giá trị mặc định, hoặc giá trị đó không phải 64 * 1024.',
    },
    'at-once': {
      title: 'báo lỗi ngay trong lần push mang đến byte thừa đầu tiên',
      usually:
        'độ dài chỉ được so khi ký tự xuống dòng đến; đầu bên kia không gửi nó thì chẳng bao giờ bị từ chối.',
    },
    once: {
      title: 'chỉ báo lỗi một lần cho mỗi dòng quá dài, dù dài đến đâu',
      usually:
        'mỗi chunk sau của dòng đó lại bị so lần nữa: phải nhớ là đang bỏ dòng này.',
    },
    'error-kind': {
      title: 'báo LineTooLongError có maxBytes đúng bằng giới hạn',
      usually: "sự kiện 'error' mang một lỗi khác, hoặc lỗi không có maxBytes.",
    },
    'lines-before': {
      title: 'vẫn trả về các dòng trước dòng quá dài, kể cả cùng chunk',
      usually:
        'push() return ngay khi báo lỗi, hoặc ném lỗi, nên mất các dòng đã tìm được.',
    },
    'lines-after': {
      title: 'bỏ hết phần còn lại của dòng quá dài rồi trả về dòng sau',
      usually:
        'phần còn lại của dòng dài bị coi là dòng mới, hoặc dòng kế tiếp bị bỏ lây.',
    },
    'endless-line': {
      title: 'không giữ quá giới hạn khi dòng không bao giờ kết thúc',
      usually: 'byte của dòng đang bị bỏ vẫn được gom lại.',
    },
    'long-life': {
      title: 'không giữ gì của các dòng đã trả về',
      usually:
        'dòng đã trả về hoặc chunk đã dùng còn nằm trong một mảng, hoặc phần dư giữ chân cả chunk chứa nó.',
    },
    'byte-by-byte': {
      title: 'mỗi byte tốn như nhau, dù chunk nhỏ đến đâu',
      usually:
        'lần push nào cũng Buffer.concat hoặc tìm lại từ đầu: n byte thì mất n² / 2 bước.',
    },
    'many-in-one': {
      title: 'mỗi dòng tốn như nhau, dù bao nhiêu dòng trong một chunk',
      usually:
        'cứ mỗi dòng lại copy phần còn lại của chunk: hãy dịch chỉ số thay vì copy.',
    },
    'two-decoders': {
      title: 'không dùng chung gì với decoder khác',
      usually: 'state nằm ở module hoặc là static: hai kết nối sẽ lẫn byte của nhau.',
    },
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
    next: (title) => `Việc tiếp theo: ${title}`,
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
    notDrawn: (count) => `(không vẽ ${count} bước đã đúng trước đó)`,
    cutCharacter: (bytes, character) =>
      `‹${bytes}› là một ký tự, ${character}, bị cắt đôi.`,
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
    aServer: 'một net.Server chưa gọi listen()',
    listens: 'một server đã gọi listen() rồi',
    noBytes: 'không có',
    nobody: '(không ai lắng nghe ở cổng này)',
    called: (connections, settled) =>
      `số kết nối: ${connections}; promise ${settledInVietnamese[settled]}`,
    sent: (messages, chunks, handOvers, writes) =>
      `message: ${messages}, chunk: ${chunks}, giao kernel: ${handOvers} lần, mỗi lần ${writes} write`,
    byLuck:
      'Byte giao cho kernel làm hai lần thì phải may mới được đọc cùng lúc. cork() giữ chúng lại cho đến khi uncork().',
    split: (messages, hasPause) =>
      `message: ${messages}; giữa hai lần ghi ${hasPause ? 'có' : 'không có'} khoảng nghỉ`,
    noPause:
      'Không có khoảng nghỉ để server kịp đọc thì hai phần rất dễ đến cùng lúc; một vòng event loop là quá ngắn.',
    closed: (isEnded, isEarly) =>
      `client ${isEnded ? 'có end' : 'không end'}; promise resolve ${isEarly ? 'trước khi kết nối đóng' : 'khi kết nối đã đóng'}`,
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
      `${times} lời gọi${how === 'call in a row' ? ' nối tiếp' : how === 'call on drain' ? " từ listener 'drain'" : ''}, mỗi lần ${bytes} byte`,
    happens: {
      start: 'bên đọc đứng yên',
      complete: 'xong một write',
      'complete all': 'xong mọi write',
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
    leftBehind: 'listener và thiết lập, trước và sau',
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
    rejectedWith: (what) => `bị reject với ${what}, không phải một Error`,
  },

  failures: {
    oddity: (oddity, seen, at) => {
      switch (oddity.kind) {
        case 'threw': {
          const { name, message } = oddity.thrown
          const who = oddity.by === 'push' ? 'push()' : 'Constructor'
          return `${who} ném ${seen(name)}${message === '' ? '' : `: ${seen(message)}`}${place(at)}`
        }
        case 'no-class':
          return `File phải export một class, nhưng hiện export ${seen(oddity.got)}: không dùng new với nó được`
        case 'no-push':
          return `Decoder không có phương thức push(); push hiện là ${seen(oddity.got)}`
        case 'not-array':
          return `push() trả về ${seen(oddity.got)}; nó phải trả về một mảng chuỗi`
        case 'not-string':
          return `push() trả về mảng có ${seen(oddity.got)} bên trong; mảng chỉ được chứa chuỗi`
        case 'too-many':
          return `push() trả về ${oddity.count} dòng, quá nhiều so với số byte đã đến`
      }
    },
    unsteady:
      'Sai khi chạy cùng các cách cắt khác, đúng khi thử riêng: có thứ gì đó ngoài các byte quyết định kết quả, chẳng hạn state nằm ngoài decoder.',
    errorObject: (what, maxBytes, expected) =>
      `Sự kiện mang ${what} (maxBytes: ${maxBytes ?? 'không có'}); mong đợi chính LineTooLongError mà file export (maxBytes: ${expected}).`,
    errorNotExported: (what) =>
      `Sự kiện mang ${what}, nhưng file không export LineTooLongError nên bên ngoài không thể kiểm tra bằng instanceof. Thêm export trước class đó.`,
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
      'Bộ chấm không cho dùng API này: bài tập không cần đến file, chương trình khác hay thread. Bỏ đoạn đó đi.',
    crashed: (message, at) =>
      `Một lỗi không ai bắt làm tiến trình kết thúc: ${message}${place(at)}`,
    greedy: (bytes) =>
      `Code của bạn đã chiếm ${bytes} bộ nhớ nên bị dừng. Chỉ được giữ nhiều nhất maxBytes cộng với chunk đang xử lý.`,
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

// How text is written in either language: composed letters, no signs that nobody sees, one way to
// spell Vietnamese, and no translation that a machine would make.

import type { Page } from './pages.ts'
import { proseOfSections } from './prose.ts'

// Zero-width and soft signs, a byte-order mark, and letters that only look like đ.
const UNSEEN = /[\u200b\u200c\u2060\u00ad\ufeff\u00d0\u00f0]/u
const BEFORE_SIGN = /\p{L} [,.;:!?](?:\s|$)/u
const MISSPELT =
  /(?<!\p{L})(?:hoá|xoá|huỷ|tuỳ|thoả|hoà|khoá|loà|kí tự|xử lí|bảo đảm|lí do)(?!\p{L})/iu
const STIFF =
  /(?<!\p{L})(?:cái mà|vui lòng|quý vị|chúng tôi|châm ngòi|vượt qua bài|hầu hết thời gian|trên dây|một cách)(?!\p{L})/iu
const VIETNAMESE_LETTER =
  /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/giu
const FEWEST_WORDS = 8
const LEAST_SHARE = 0.06

export function misspeltIn(page: Page): string[] {
  const { text } = page
  const found = [
    text !== text.normalize('NFC') && 'a letter is not composed (NFC)',
    text.includes('\r') && 'a line ends in \\r\\n',
    UNSEEN.test(text) && `a sign that nobody sees: ${UNSEEN.exec(text)?.index}`,
    ...(page.language === 'vi' ? inVietnamese(page) : []),
  ]
  return found.filter((problem) => typeof problem === 'string')
}

function inVietnamese(page: Page): (string | false)[] {
  return proseOfSections(page).flatMap((text) => [
    ...[BEFORE_SIGN, MISSPELT, STIFF].map((pattern) => pattern.exec(text)?.[0] ?? false),
    isForeign(text) && `not in Vietnamese: ${text.slice(0, 60)}`,
  ])
}

function isForeign(text: string): boolean {
  if (text.split(' ').length < FEWEST_WORDS) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return (text.match(VIETNAMESE_LETTER)?.length ?? 0) < letters * LEAST_SHARE
}

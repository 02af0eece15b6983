// Wording files (禁用措辞文件), parley/wordings@1: what no text may say, in patterns of plain words, with why and where that stands; a
// lender's own policy has the same under `wordings:`.
// `{ id: bank.tone, why: threat, label: …, zh: [(立即|马上)还钱], instrument: …, source: …, checked: 2026-11-22, confidence: high }`
import { day, schemaName, text, word } from './leaf.ts'
import { map, maybe } from './map.ts'
import { few, label, name, texts, truth } from './policy-leaves.ts'
import { CONFIDENCES, WORDING_WHYS } from './policy-words.ts'
import { type Tree, at } from './tree.ts'

const FILE = 'parley/wordings@1'
const MOST_WORDINGS = 200
const MOST_PATTERNS = 100
const LONGEST = 1000

export const isWordings = ({ root }: Tree): boolean => at(root, ['schema']) === FILE

const patterns = () => maybe(few(text(LONGEST), MOST_PATTERNS, 1))

function wordingShape() {
  return map({
    id: name(),
    why: word(WORDING_WHYS),
    label: label(),
    en: patterns(),
    zh: patterns(),
    except: maybe(map({ en: patterns(), zh: patterns() })),
    from: maybe(day()),
    instrument: label(),
    article: maybe(text(500)),
    source: texts(),
    checked: day(),
    confidence: word(CONFIDENCES),
    advisory: maybe(truth()),
    note: maybe(label()),
  })
}

export const wordingList = () => few(wordingShape(), MOST_WORDINGS)
export const wordingsShape = () => map({ schema: schemaName(FILE), wordings: wordingList() })

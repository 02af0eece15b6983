// Letter files (函件文件), parley/letters@1: the words of the letters in both languages, section by section, as a pack writes them; a
// lender's own policy has the same under `letters:`.
// `{ id: reminder.due, letter: reminder, title: { en, zh }, text: [{ when: late, en: '{due} is due …', zh: … }], table: due }`
import { LETTERS, LETTER_TABLES, LETTER_WHENS } from '../core/letter.ts'
import { schemaName, text, word } from './leaf.ts'
import { map, maybe } from './map.ts'
import { both, few, label, name } from './policy-leaves.ts'
import { type Tree, at } from './tree.ts'

const FILE = 'parley/letters@1'
const MOST_SECTIONS = 100

export const isLetters = ({ root }: Tree): boolean => at(root, ['schema']) === FILE

function sectionShape() {
  const when = maybe(word(LETTER_WHENS))
  return map({
    id: name(),
    letter: word(LETTERS),
    after: maybe(name()),
    when,
    title: both(),
    text: maybe(few(map({ when, en: text(2000), zh: text(2000) }), 20, 1)),
    table: maybe(word(LETTER_TABLES)),
    source: maybe(label()),
  })
}

export const sectionsShape = () => few(sectionShape(), MOST_SECTIONS)
export const lettersShape = () => map({ schema: schemaName(FILE), letters: sectionsShape() })

// What a reader sees (读到的文字): a text as it reads whatever it is typed with: full-width and accented letters, look-alikes,
// invisible signs, spaces between characters. "ＡＲＲＥＳＴ", "a.r.r.e.s.t" and "arr3st" read arrest; 坐 * 牢 and 坐·牢 read 坐牢.
// Every character keeps the place in the text where it came from, so that a hit can be shown as it was written.

/** A text as it reads, and where each of its characters stood. */
export type Seen = { readonly text: string; readonly at: readonly number[] }
/** One text read in several ways: a hit in any of them is a hit. */
export type Views = { readonly en: readonly Seen[]; readonly zh: readonly Seen[] }

/** The end of a sentence, in a view that has it. */
export const END = '\n'

/** Letters of other scripts that look like Latin ones. */
const ALIKE = new Map(pairs('аaвbсcеeнhһhіiјjкkмmоoрpѕsтtуyхxαaεeιiκkνvοoρpτtυuıi'))
/** Digits and signs that stand for a letter between letters: arr3st. */
const STANDS_FOR = new Map(pairs('0o1i3e4a5s7t@a$s!i'))
/** Traditional characters of the vocabulary of collection, each before its simplified form. */
const SIMPLE = new Map(
  pairs(
    '們们單单開开親亲屬属鄰邻學学戶户貸贷還还錢钱債债賬账帳账訴诉訟讼執执強强製制產产車车監监獄狱詐诈騙骗員员讓让發发佈布報报電电話话聯联絡络錄录轟轰騷骚擾扰殺杀殘残斷断傷伤綁绑燒烧門门壞坏後后體体' +
      '臉脸無无賴赖恥耻廢废邊边檢检偵侦緝缉協协關关據据傳传達达懲惩罰罚題题響响誰谁黨党遲迟歸归會会對对將将來来請请務务費费續续節节轉转這这個个裡里裏里麼么從从過过進进連连為为與与實实說说認认識识護护' +
      '證证購购網网級级經经給给統统線线終终組组結结絕绝總总繳缴罵骂飛飞馬马鳥鸟魚鱼麗丽龍龙點点熱热愛爱慮虑嚇吓嚴严寶宝導导屍尸師师應应廳厅庫库廠厂徵征態态憑凭憲宪戰战擊击擔担擇择擴扩數数斂敛時时書书' +
      '條条業业極极構构樣样樓楼標标機机權权歡欢歲岁歷历氣气決决沒没滅灭滾滚漢汉潑泼潔洁濟济災灾爛烂爾尔狀状獨独獸兽瑣琐異异當当療疗癡痴盡尽盤盘眾众礙碍禍祸種种稱称穩稳窮穷竊窃筆笔籌筹籤签約约紅红納纳' +
      '紙纸細细紀纪絲丝緊紧緩缓編编縣县縱纵聞闻聲声聽听職职腦脑膽胆藝艺處处號号術术衛卫裝装見见規规視视覺觉計计訂订訊讯記记設设許许評评詢询試试該该詳详誠诚誤误調调談谈論论諸诸講讲謝谢譴谴財财責责敗败' +
      '貨货貪贪貧贫買买賣卖質质賠赔賤贱贈赠趕赶趙赵跡迹踐践軍军軟软輕轻輪轮輸输辦办農农遠远適适遺遗郵邮醜丑醫医釋释針针鈔钞銀银銷销鎖锁鐘钟鐵铁長长閃闪閉闭問问間间闖闯陣阵陰阴陸陆階阶隊队險险隨随隱隐' +
      '難难雙双雞鸡離离雲云頂顶項项順顺須须預预頭头頻频顏颜願愿類类顧顾風风飯饭養养餘余館馆驗验驚惊鬥斗鬧闹齊齐齒齿殯殡喪丧槍枪場场嘗尝圖图團团塊块墳坟壓压夠够夢梦奪夺妳你姦奸婦妇媽妈孫孙寫写專专尋寻' +
      '層层屆届嶽岳恆恒惡恶惱恼慘惨慣惯憐怜懷怀懶懒戲戏拋抛挾挟捨舍掃扫換换揚扬損损搶抢撐撑撥拨擋挡擬拟攔拦攝摄敵敌斃毙昇升暫暂',
  ),
)

function pairs(of: string): [string, string][] {
  const signs = [...of]
  return signs.flatMap((sign, i): [string, string][] => (i % 2 === 0 ? [[sign, signs[i + 1] ?? sign]] : []))
}

const HAN = /\p{Script=Han}/u
const LETTER = /[\p{L}\p{N}]/u
const UNSEEN = /[\p{M}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]/u
const ENDS = /[.!?;。！？；…]/u
const APOSTROPHE = /['’‘ʼ`´]/u
const LATIN = /[a-z]/

type Sign = { readonly sign: string; readonly at: number }

/** Character by character: one form for all that look alike; what cannot be seen is not there. */
function signsOf(text: string): Sign[] {
  const out: Sign[] = []
  let at = 0
  for (const whole of text) {
    for (const part of /[\t\n\r]/.test(whole) ? whole : whole.normalize('NFKC').normalize('NFD')) {
      if (UNSEEN.test(part) && !/[\t\n\r]/.test(part)) continue
      for (const low of part.toLowerCase()) out.push({ sign: ALIKE.get(low) ?? SIMPLE.get(low) ?? low, at })
    }
    at += whole.length
  }
  return out
}

/** A line that is empty ends a sentence as a full stop does; one line after another does not. */
const endsAt = (signs: readonly Sign[], i: number): boolean => {
  const sign = signs[i]?.sign ?? ''
  return ENDS.test(sign) || (sign === '\n' && /^[\n\r]?$/.test(signs[i + 1]?.sign ?? ''))
}

type Word = {
  readonly letters: Sign[]
  /** A sentence ended before it. */
  readonly first: boolean
  /** No space stands before it, only signs. */
  readonly tight: boolean
}

const MOST_IN_A_ROW = 3
const isLatin = (sign: string | undefined): boolean => sign !== undefined && LATIN.test(sign)
/** 3 between letters is an e; $ before a figure is a dollar. */
const standsFor = (signs: readonly Sign[], i: number): string | undefined => {
  const known = STANDS_FOR.get(signs[i]?.sign ?? '')
  if (known === undefined) return undefined
  const beside = (step: -1 | 1): boolean => {
    for (let k = 1; k <= MOST_IN_A_ROW; k++) {
      const { sign } = signs[i + k * step] ?? { sign: '' }
      if (!STANDS_FOR.has(sign)) return isLatin(sign)
    }
    return false
  }
  return beside(-1) && beside(1) ? known : undefined
}

function wordsOf(given: readonly Sign[]): Word[] {
  const signs = given.filter(({ sign }) => !APOSTROPHE.test(sign))
  const words: Word[] = []
  let [first, tight] = [true, false]
  let word: Sign[] = []
  const close = (): void => {
    if (word.length > 0) words.push({ letters: word, first, tight })
    if (word.length > 0) [first, tight] = [false, true]
    word = []
  }
  for (const [i, { sign, at }] of signs.entries()) {
    const stands = standsFor(signs, i)
    if (stands === undefined && !LETTER.test(sign)) {
      close()
      if (/\s/u.test(sign)) tight = false
      if (endsAt(signs, i)) first = true
      continue
    }
    // 你好arrest is two words.
    if (word.length > 0 && HAN.test(sign) !== HAN.test(word.at(-1)?.sign ?? '')) close()
    word.push({ sign: stands ?? sign, at })
  }
  close()
  return words
}

/** "a r r e s t" is one word: four letters or more that stand alone, one after the other. */
function joined(words: readonly Word[]): Word[] {
  const out: Word[] = []
  let run: Word[] = []
  const close = (): void => {
    const [head] = run
    if (head && run.length >= 4) out.push({ ...head, letters: run.flatMap(({ letters }) => letters) })
    else out.push(...run)
    run = []
  }
  for (const word of words) {
    if (word.letters.length === 1 && isLatin(word.letters[0]?.sign)) {
      run.push(word)
      continue
    }
    close()
    out.push(word)
  }
  close()
  return out
}

function spelt(words: readonly Word[], close: boolean): Seen {
  const out: Sign[] = []
  for (const { letters, first, tight } of words) {
    const [head] = letters
    if (out.length > 0 && !(close && tight && !HAN.test(head?.sign ?? '')))
      out.push({ sign: first && !tight ? END : ' ', at: head?.at ?? 0 })
    for (const letter of letters) out.push(letter)
  }
  return seen(out)
}

/** Chinese has no spaces: whatever stands between characters is left out. */
function closed(signs: readonly Sign[], ends: boolean): Seen {
  const out: Sign[] = []
  for (const [i, one] of signs.entries()) {
    if (ends && endsAt(signs, i) && out.length > 0 && out.at(-1)?.sign !== END)
      out.push({ sign: END, at: one.at })
    if (LETTER.test(one.sign)) out.push(one)
  }
  return seen(out)
}

function seen(signs: readonly Sign[]): Seen {
  const at: number[] = []
  for (const { sign, at: place } of signs) for (let i = 0; i < sign.length; i++) at.push(place)
  return { text: signs.map(({ sign }) => sign).join(''), at }
}

export function viewsOf(text: string): Views {
  const signs = signsOf(text)
  const words = joined(wordsOf(signs))
  const [open, tight] = [spelt(words, false), spelt(words, true)]
  const [through, sentences] = [closed(signs, false), closed(signs, true)]
  return {
    en: tight.text === open.text ? [open] : [open, tight],
    zh: sentences.text === through.text ? [through] : [sentences, through],
  }
}

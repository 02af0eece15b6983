// Policies as Markdown (政策文档): a policy's parts and values, or what differs between two, as tables for a review.
// | Longest plan | 60 months | generic/policy.yaml:46 |
import type { PolicyDiff } from '../app/policy-diff.ts'
import type { PolicyDocument } from '../app/policy-view.ts'
import { markdownText as plain, visible } from '../i18n/neutral.ts'
import type { Context } from './document.ts'
import { bullets, page, table } from './markdown.ts'
import {
  bindingLine,
  groupsOf,
  headLines,
  noteLine,
  standingLine,
  titleOf,
  valueLine,
} from './policy-lines.ts'
import { diffCount, diffLabel, diffSides } from './policy-diff.ts'
import { partName, sectionsOf } from './policy-table.ts'
import { changeWords, shownWords, voiceFor } from './policy-words.ts'

export function policyMarkdown(of: PolicyDocument, context: Context): string {
  const voice = voiceFor(of.head, { ...context, width: 0 })
  const { policy } = voice.words
  const title = voice.say(policy.title, { id: visible(of.head.id), label: { label: of.head.label } })
  return page([
    `# ${plain(title)}`,
    bullets(headLines(of, voice)),
    ...sectionsOf(of.parts, voice).map(
      ({ name, parts }) =>
        `## ${plain(name)}\n\n${table(
          [policy.head.part, policy.head.said, policy.head.at],
          parts.map((part) => [
            partName(part, voice).trim(),
            shownWords(part.key, part.value, voice),
            part.at ?? '',
          ]),
          3,
        )}`,
    ),
    ...groupsOf(of, voice).map(
      ({ title: group, values }) =>
        `## ${plain(group)}\n\n${table(
          [policy.head.part, policy.head.said, policy.head.applies, policy.head.cited, policy.diff.source],
          values.map((value) => [
            titleOf(value, voice),
            voice.join([valueLine(value, of, voice), ...noteLine(value, voice)]),
            bindingLine(value, voice),
            standingLine(value, voice),
            value.sources.join(' '),
          ]),
          5,
        )}`,
    ),
    of.values.some(({ advisory, empty }) => advisory && !empty) ? plain(policy.legend) : undefined,
  ])
}

export function policyDiffMarkdown(of: PolicyDiff, context: Context): string {
  const { a, b } = of
  const voice = voiceFor(a, { ...context, width: 0 })
  const { policy } = voice.words
  return page([
    `# ${plain(voice.say(policy.diff.title, { a: visible(a.id), b: visible(b.id) }))}`,
    plain(diffCount(of, voice)),
    ...diffSides(of).map(
      ({ change, differences }) =>
        `## ${plain(changeWords(change, a.id, b.id, voice))}\n\n${table(
          [
            policy.diff.path,
            policy.head.part,
            ...(change === 'only-b' ? [] : [a.id]),
            ...(change === 'only-a' ? [] : [b.id]),
          ],
          differences.map((one) => [
            one.path,
            diffLabel(one, voice),
            ...(one.a ? [shownWords(one.key, one.a, voice)] : []),
            ...(one.b ? [shownWords(one.key, one.b, voiceFor(b, { ...context, width: 0 }))] : []),
          ]),
          4,
        )}`,
    ),
  ])
}

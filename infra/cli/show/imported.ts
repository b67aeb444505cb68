import {
  type CsvNote,
  type CsvProblem,
  type CsvReason,
  csvNotes,
  csvReasons,
} from '../../../shared/domain/directory/csv/reasons.ts'
import { type RecordKind, recordKinds } from '../../../shared/domain/directory/directory.ts'
import type { CountyOutcome, ImportOptions, ImportOutcome } from '../import/run-import.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'

export const kindWords: Record<RecordKind, Phrase> = {
  area: { zh: '地点', en: 'places' },
  'risk-point': { zh: '风险点', en: 'risk points' },
  group: { zh: '直通群', en: 'groups' },
  room: { zh: '群聊', en: 'rooms' },
  person: { zh: '人员', en: 'people' },
  terminal: { zh: '大喇叭', en: 'loudspeakers' },
}

export const importedText = (
  say: Say,
  { rows, problems, notes, counties }: ImportOutcome,
  { dryRun }: ImportOptions,
): string => {
  if (problems.length > 0)
    return [
      ...problems.map(problem => problemLine(say, problem, csvReasons[problem.code])),
      say({
        zh: `共 ${problems.length} 处问题，什么也没有导入。`,
        en: `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: nothing was imported.`,
      }),
    ].join('\n')
  return [
    ...notes.map(note => problemLine(say, note, csvNotes[note.code])),
    ...counties.map(county => countyText(say, county)),
    dryRun
      ? say({
          zh: `已检查 ${rows} 行：试运行，什么也没有导入。`,
          en: `${rows} rows are in order; a dry run imports nothing.`,
        })
      : say({ zh: `已导入 ${rows} 行。`, en: `${rows} rows were imported.` }),
  ].join('\n')
}

const problemLine = (
  say: Say,
  { file, line, column, code }: CsvProblem<CsvReason | CsvNote>,
  sentence: Phrase,
): string => `${file}:${line}${column === undefined ? '' : ` [${column}]`} ${code}: ${say(sentence)}`

const countyText = (say: Say, { county, rev, changes, problemCount = 0 }: CountyOutcome): string => {
  const head = [
    county,
    say({ zh: '新增', en: 'added' }),
    say({ zh: '变更', en: 'changed' }),
    say({ zh: '不变', en: 'unchanged' }),
    say({ zh: '移除', en: 'removed' }),
  ]
  const rows = recordKinds.flatMap(kind => {
    const found = changes[kind]
    return found
      ? [[say(kindWords[kind]), ...[found.added, found.changed, found.unchanged, found.removed].map(String)]]
      : []
  })
  const published =
    rev === undefined
      ? []
      : [say({ zh: `${county}：第 ${rev} 版已发布。`, en: `${county}: revision ${rev} is published.` })]
  const unused =
    problemCount === 0
      ? []
      : [
          say({
            zh: `名册有 ${problemCount} 条用不上的记录：见 GET /v1/directory/${county}。`,
            en: `${problemCount} records cannot be used as they are: see GET /v1/directory/${county}.`,
          }),
        ]
  return [table(head, rows), ...published, ...unused].join('\n')
}

/** One JSON document; `message` in the language that was asked for. */
export const importedDocument = (
  say: Say,
  { rows, problems, notes, counties }: ImportOutcome,
  options: ImportOptions,
) => ({
  ...options,
  rows,
  problems: problems.map(problem => ({ ...problem, message: say(csvReasons[problem.code]) })),
  notes: notes.map(note => ({ ...note, message: say(csvNotes[note.code]) })),
  counties,
})

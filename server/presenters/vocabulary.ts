import { civilDate } from '../../kernel/calendar/index.ts'
import type { CodeList } from '../../kernel/pack/index.ts'
import type { Field, ParameterSet, Process } from '../../kernel/workflow/index.ts'
import type { FieldBody } from '../contract/matter.ts'
import type { VocabularyBody } from '../contract/vocabulary.ts'
import { policyOf } from '../matters/policy.ts'
import type { Program } from '../program.ts'
import type { Language } from '../words.ts'

type Say = (key: string) => string

/** The words of the packs in force today: what filters and the lodging form offer. */
export const presentVocabulary = async (program: Program, language: Language): Promise<VocabularyBody> => {
  const { packs } = program
  const policy = await policyOf(program)
  const today = civilDate(program.now().toISOString())
  const say: Say = (key) => packs.words(key, language)
  const inForce = processKeys(program).flatMap((key) => {
    const found = policy.processOn(key, today)
    return found.ok ? [found.value] : []
  })
  const parameters = packs.set.packs.flatMap((pack) => pack.parameters ?? [])
  const roles = packs.set.packs.flatMap((pack) => pack.roles ?? [])
  return {
    processes: inForce.map((process) => presentProcess(program, say, process, parameters)),
    roles: roles.map(({ key, title, levels, reach }) => ({ key, title: say(title), levels: [...levels], reach })),
  }
}

/** In the order in which the county's programmes name their packs: the main one first; then what no programme names. */
const processKeys = ({ packs, county }: Program): readonly string[] => {
  const order = packs.programmes
    .filter(({ regions }) => regions.some((root) => county.startsWith(root)))
    .flatMap((programme) => programme.packs)
  const place = (pack: string): number => (order.includes(pack) ? order.indexOf(pack) : order.length)
  const sorted = packs.set.packs.toSorted((a, b) => place(a.key) - place(b.key))
  return [...new Set(sorted.flatMap((pack) => pack.processes ?? []).map(({ key }) => key))]
}

const presentProcess = ({ packs }: Program, say: Say, process: Process, sets: readonly ParameterSet[]) => {
  const codes = (list: string) => presentCodes(say, packs.list(process.key, list))
  const actions = Object.values(process.steps).flatMap((step) => Object.values(step.actions))
  return {
    key: process.key,
    title: say(process.title),
    stages: process.stages.map((key) => ({ key, title: say(`stage.${key}`) })),
    steps: Object.entries(process.steps).map(([key, { title, stage }]) => ({ key, title: say(title), stage })),
    categories: codes('category'),
    forResidents: actions.some(({ by }) => by.includes('resident')),
    byStaff: process.lodgedBy === 'staff',
    judged: actions.some(({ effect }) => effect === 'judge'),
    channels: codes('channel'),
    fields: process.fields.map((field) => presentField(say, field, field.list ? codes(field.list) : null)),
    parameters: sets
      .filter((set) => set.process === process.key)
      .map(({ key, title, from, until, basis }) => ({ key, title: say(title), from, until: until ?? null, basis })),
  }
}

const presentCodes = (say: Say, list: CodeList | undefined) =>
  (list?.items ?? []).map(({ code, title, parent }) => ({ code, title: say(title), parent: parent ?? null }))

const presentField = (say: Say, field: Field, codes: ReturnType<typeof presentCodes> | null): FieldBody => ({
  key: field.key,
  title: say(field.title),
  type: field.type,
  required: field.required ?? false,
  max: field.max ?? null,
  options: codes?.map(({ code, title, parent }) => ({ value: code, title, parent })) ?? null,
  toResident: field.toResident ?? false,
})

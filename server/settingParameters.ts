import { newestProcess, processesOf } from '../kernel/pack/index.ts'
import type { ParameterSet, Process } from '../kernel/workflow/index.ts'
import type { SettingBody, SettingParameterSet } from './contract/setting.ts'
import type { Packs } from './packs.ts'
import type { Program } from './program.ts'
import type { Language } from './words.ts'

/** What a limit is for: the pack's own words (`<process>.limit.<name>`), else the steps that it bounds, else its name. */
const limitTitle = (packs: Packs, process: Process, limit: string, language: Language): string => {
  const key = `${process.key}.limit.${limit}`
  if (packs.words(key, language) !== key) return packs.words(key, language)
  const steps = Object.values(process.steps).filter((step) => step.limit === limit)
  const titles = new Set(steps.map(({ title }) => packs.words(title, language)))
  return titles.size > 0 ? [...titles].join(language === 'en' ? ', ' : '、') : limit
}

const present = (packs: Packs, process: Process, set: ParameterSet, language: Language): SettingParameterSet => ({
  key: set.key,
  title: packs.words(set.title, language),
  from: set.from,
  until: set.until ?? null,
  basis: set.basis,
  limits: Object.entries(set.limits).map(([key, { unit, amount }]) => ({
    key,
    title: limitTitle(packs, process, key, language),
    unit,
    amount,
    basis: set.bases?.[key] ?? set.basis,
  })),
})

/** Processes with the parameter sets that a county may choose among, and those that hold where it chooses none. */
export const parametersByProcess = (
  { packs, county }: Pick<Program, 'packs' | 'county'>,
  language: Language,
): NonNullable<SettingBody['processes']> => {
  const sets = packs.set.packs.flatMap(({ parameters }) => parameters ?? [])
  const here = packs.programmes.filter(({ regions }) => regions.some((root) => county.startsWith(root)))
  const keys = [...new Set(processesOf(packs.set).map(({ key }) => key))]
  return keys.flatMap((key) => {
    const process = newestProcess(packs.set, key)
    const own = sets.filter((set) => set.process === key)
    if (!process || own.length === 0) return []
    const adopted = here.flatMap(({ parameters }) => parameters[key] ?? [])
    return {
      key,
      title: packs.words(process.title, language),
      sets: own.map((set) => present(packs, process, set, language)),
      adopted: adopted.length > 0 ? adopted : own.slice(0, 1).map((set) => set.key),
    }
  })
}

import type { Proof } from '../../kernel/list/index.ts'
import { listing } from '../../kernel/pack/index.ts'

const { list, item } = listing('district', 'four-ideas')
const idea = (key: string, number: number, ...proofs: readonly Proof[]) =>
  item(key, number, { leads: [{ level: 3, role: 'county-dispatcher' }], every: 'year', proofs })

/** 004-QW-01: “四个一” of this document alone; the words mean other things elsewhere (four roles, four measures). */
const fourIdeas = list({
  kind: 'tasks',
  versions: [
    {
      ...{ version: '2019', from: '2019-01-01', document: '某区“严乡强村育新计划”', clause: '004-QW-01' },
      ...{ count: 4, whole: true },
      items: [
        idea('one-plan', 1),
        idea('one-board', 2, { indicator: 'funds-for-service-centres' }),
        idea('one-chain', 3, { indicator: 'chain-party-organisations', atLeast: 1 }),
        idea('one-net', 4, { indicator: 'villages-with-service-centre', atLeast: 1 }),
      ],
    },
  ],
})

const { list: chain, item: link } = listing('district', 'responsibility-chain')
/** Who leads a county, answers for a town and has a village: each item of a village names them all, level by level. */
const CHAIN = [
  { level: 3, role: 'county-leader' },
  { level: 4, role: 'town-dispatcher' },
  { level: 5, role: 'village-secretary' },
]

/** 004-QW-21 一级抓一级、一级带一级: the direct duty of the town for its villages, and of its secretary as the first who answers. */
const responsibilityChain = chain({
  kind: 'tasks',
  versions: [
    {
      ...{ version: '2019', from: '2019-01-01', document: '某区“严乡强村育新计划”', clause: '004-QW-21' },
      ...{ count: 2, whole: true },
      items: [
        link('direct-duty', 1, { leads: CHAIN, every: 'year' }),
        link('first-to-answer', 2, { leads: CHAIN, every: 'year' }),
      ],
    },
  ],
})

export const lists = [fourIdeas, responsibilityChain]

import type { Ledger } from '../../kernel/ledger/index.ts'
import type { CodeList, Pack } from '../../kernel/pack/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Packs } from '../packs.ts'

/** A ledger in force, with the pack that declares it. */
export interface Kept {
  readonly pack: Pack
  readonly ledger: Ledger
  readonly list: (key: string) => CodeList | undefined
  readonly inList: (list: string, code: string) => boolean
}

const known = new WeakMap<Packs, ReadonlyMap<string, Kept>>()

const keptBy = (pack: Pack, ledger: Ledger): Kept => {
  const codes = new Map((pack.lists ?? []).map((list) => [list.key, new Set(list.items.map(({ code }) => code))]))
  return {
    pack,
    ledger,
    list: (key) => pack.lists?.find((list) => list.key === key),
    inList: (list, code) => codes.get(list)?.has(code) ?? false,
  }
}

/** Every ledger that the packs in force declare, by key. */
export const ledgersOf = (packs: Packs): ReadonlyMap<string, Kept> => {
  const found =
    known.get(packs) ??
    new Map(
      packs.set.packs.flatMap((pack) =>
        (pack.ledgers ?? []).map((ledger) => [ledger.key, keptBy(pack, ledger)] as const),
      ),
    )
  known.set(packs, found)
  return found
}

/** Refusal: `absent` where no pack declares it. */
export const getLedger = (packs: Packs, key: string): Result<Kept> => {
  const kept = ledgersOf(packs).get(key)
  return kept ? accept(kept) : refuse('absent', 'absent')
}

import { type Ability, NOTHING, type Position, type Role } from '../kernel/access/index.ts'
import type { Acting } from '../store/database.ts'

/** Who asks, resolved once per request by server/identity. */
export type Caller = NobodyCaller | ResidentCaller | StaffCaller

interface Anyone {
  readonly acting: Acting
  readonly language: 'zh-CN' | 'en'
  /** Stable within a session: claims uploads, keys idempotent writes, limits rates. */
  readonly key: string
}
export interface NobodyCaller extends Anyone {
  readonly kind: 'nobody'
}
export interface ResidentCaller extends Anyone {
  readonly kind: 'resident'
  readonly resident: string
}
export interface StaffCaller extends Anyone {
  readonly kind: 'staff'
  readonly account: { readonly id: string; readonly name: string; readonly login: string }
  /** Null until signed in fully, and where no position is valid today. */
  readonly position: Position | null
  readonly role: Role | null
  /** `password`: the second factor, its enrolment or a new password is still due. */
  readonly strength: 'password' | 'full'
}

export const nobody = (county: string, key: string, language: Anyone['language'] = 'zh-CN'): NobodyCaller => ({
  kind: 'nobody',
  acting: { county, scope: NOTHING },
  key,
  language,
})

/** Whether the caller's position grants the ability. */
export const may = (caller: Caller, ability: Ability): boolean =>
  caller.kind === 'staff' && caller.strength === 'full' && (caller.role?.abilities.includes(ability) ?? false)

import type { Process } from '../../kernel/workflow/index.ts'
import { listContacts } from '../../store/publication/contact.ts'
import { listPostsAt, type PublicPost } from '../../store/publication/people.ts'
import type { Answering } from '../../web/public/place/data.ts'
import type { Language } from '../../web/public/words.ts'
import type { Program } from '../program.ts'
import { residentProcess } from './process.ts'

/** Roles that a request comes to by itself where it was lodged: the desks of the step that it starts with. */
const firstRoles = (process: Process): readonly string[] =>
  (process.steps[process.start]?.desks ?? []).map(({ role }) => role).filter((role) => role !== '*')

/** Who answers for what, nearest first: the people that a resident's request reaches, by office. */
export const answeringFor = async (
  program: Program,
  regions: readonly string[],
  day: string,
  language: Language,
): Promise<readonly Answering[]> => {
  const process = residentProcess(program)
  if (process === undefined) return []
  const roles = firstRoles(process)
  const { app } = program.database
  const posts = await listPostsAt(app, program.county, { regions, roles }, day)
  const subjects = posts.map((post) => post.org ?? post.region)
  const contacts = await listContacts(app, [...new Set([...subjects, ...regions])])
  const offices = Map.groupBy(posts, (post) => `${post.role} ${post.org ?? post.region}`)
  return [...offices.values()].map((held) => {
    const [first] = held as [PublicPost, ...PublicPost[]]
    const role = program.packs.words(program.packs.role(first.role)?.title ?? first.role, language)
    return {
      title: first.orgName ? `${first.orgName} · ${role}` : role,
      people: held.map(({ name }) => name),
      phone: (contacts.get(first.org ?? first.region) ?? contacts.get(first.region))?.phone ?? '',
    }
  })
}

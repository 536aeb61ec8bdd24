import { listBelow } from '../../store/place/organisations.ts'
import { listRegions } from '../../store/place/regions.ts'
import { listContacts } from '../../store/publication/contact.ts'
import { listPostsBelow, type PublicPost } from '../../store/publication/people.ts'
import type { Grid } from '../../web/public/place/data.ts'
import type { Language } from '../../web/public/words.ts'
import { schemeOf } from '../places.ts'
import { formTitle } from '../presenters/place.ts'
import type { Program } from '../program.ts'

const GRID = 6

/** 滨州网格条例 §6: every grid with its area, its people by post, and an office phone. */
export const gridsOf = async (
  program: Program,
  village: string,
  day: string,
  language: Language,
): Promise<readonly Grid[]> => {
  const { app } = program.database
  const regions = await listRegions(app, { root: village, level: GRID, on: day }, { after: '', limit: 500 })
  const [posts, contacts, bodies] = await Promise.all([
    listPostsBelow(app, program.county, village, day),
    listContacts(app, [village, ...regions.map(({ code }) => code)]),
    listBelow(app, { village, hierarchy: 'party', on: day }),
  ])
  const byGrid = Map.groupBy(posts, (post) => regions.find(({ code }) => post.region.startsWith(code))?.code ?? '')
  const scheme = schemeOf(program)
  return regions.map(({ code, name, form, area }) => ({
    code,
    name,
    form: form === '' ? '' : formTitle(program, scheme, form, language),
    // what was published of it comes before what the register says
    area: contacts.get(code)?.area || area,
    party: bodies.filter(({ region }) => region.startsWith(code)).map((body) => body.name),
    phone: contacts.get(code)?.phone || (contacts.get(village)?.phone ?? ''),
    people: byPost(program, byGrid.get(code) ?? [], language),
  }))
}

/** Names under the title of their post; posts that take part in the net's work only. */
const byPost = (program: Program, posts: readonly PublicPost[], language: Language): Grid['people'] => {
  const working = posts.filter(({ role }) => (program.packs.role(role)?.abilities.length ?? 0) > 0)
  const titles = Map.groupBy(working, (post) => post.role)
  return [...titles].map(([role, held]) => ({
    title: program.packs.words(program.packs.role(role)?.title ?? role, language),
    names: held.map(({ name }) => name),
  }))
}

import type { Post } from './program.ts'
import { LODGE } from './requests.ts'

/** A request that must be refused and leave nothing behind. */
export interface Refused {
  readonly name: string
  readonly post?: Post
  readonly method?: string
  readonly path: string | (() => string)
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly status: number
  readonly code?: string
  readonly problem?: string
}

export const FOREIGN = '01a20797-80bb-7eda-ab74-52802a9356cd'
export const invalid = { status: 400, code: 'invalid-input' }
export const text = (length: number): string => '长'.repeat(length)

/** Wrong ways of lodging over POST /api/v1/matters. */
export const LODGING: readonly Refused[] = [
  { name: 'nothing at all', path: '', body: {}, ...invalid, problem: 'process' },
  {
    name: 'wrong types',
    path: '',
    body: { ...LODGE, body: 7, lon: 'east', attachments: 'all' },
    ...invalid,
    problem: 'attachments',
  },
  { name: 'a list for an object', path: '', body: [], ...invalid },
  { name: 'malformed JSON', path: '', body: '{"process":', status: 400, code: 'not-json' },
  { name: 'a NUL', path: '', body: { ...LODGE, body: '路灯\0坏了很久了' }, status: 400 },
  { name: 'half a character', path: '', body: { ...LODGE, body: '路灯\ud800坏了很久了' }, status: 400 },
  { name: 'half a character in a key', path: '', body: { ...LODGE, data: { '\udfff': 1 } }, status: 400 },
  { name: 'too long a body', path: '', body: { ...LODGE, body: text(2001) }, ...invalid, problem: 'body' },
  { name: 'too much in all', path: '', body: { ...LODGE, body: 'x'.repeat(300_000) }, status: 413, code: 'too-large' },
  { name: 'no such process', path: '', body: { ...LODGE, process: 'chess' }, status: 400, code: 'unknown-process' },
  { name: 'no such region', path: '', body: { ...LODGE, region: '990101009201' }, ...invalid, problem: 'region' },
  {
    name: 'a region of another county',
    path: '',
    body: { ...LODGE, region: '110101001201' },
    ...invalid,
    problem: 'region',
  },
  { name: "another village's region", post: 'neighbour', path: '', body: LODGE, ...invalid, problem: 'region' },
  {
    name: 'a region that is no code',
    path: '',
    body: { ...LODGE, region: "990101001';--" },
    ...invalid,
    problem: 'region',
  },
  { name: 'no such category', path: '', body: { ...LODGE, category: '999999' }, ...invalid, problem: 'category' },
  {
    name: "somebody else's upload",
    path: '',
    body: { ...LODGE, attachments: [FOREIGN] },
    ...invalid,
    problem: 'attachments',
  },
  {
    name: 'fields that the process has not',
    path: '',
    body: { ...LODGE, data: { colour: 'red' } },
    status: 400,
    problem: 'data.colour',
  },
  {
    name: 'the key of the kernel',
    path: '',
    body: { ...LODGE, data: { $: { lead: 'x@y' } } },
    status: 400,
    problem: 'data.$',
  },
  {
    name: 'a phone that is none',
    path: '',
    body: { ...LODGE, contactPhone: '110' },
    ...invalid,
    problem: 'contactPhone',
  },
  { name: 'by a post that may not lodge', post: 'office', path: '', body: LODGE, status: 404, code: 'absent' },
]

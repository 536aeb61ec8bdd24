import { expect, test } from 'vitest'
import { standOf } from './stages.ts'

const stands = (...states: readonly ('done' | 'now' | 'todo')[]) => {
  const stages = states.map((state) => ({ state }))
  return stages.map((_, index) => standOf(stages, index))
}

test('on its way forward, stages are as the program says', () => {
  expect(stands('done', 'now', 'todo')).toEqual(['done', 'now', 'todo'])
})

test('a stage that nobody needed was passed without need', () => {
  expect(stands('done', 'todo', 'now', 'todo')).toEqual(['done', 'skipped', 'now', 'todo'])
  expect(stands('done', 'todo', 'done')).toEqual(['done', 'skipped', 'done'])
})

test('after a matter went back, what lies ahead was done once and is not done now', () => {
  expect(stands('done', 'done', 'now', 'done', 'done')).toEqual(['done', 'done', 'now', 'again', 'again'])
})

test('what was never needed may still be, once a matter has gone back before it', () => {
  expect(stands('done', 'now', 'todo', 'done')).toEqual(['done', 'now', 'todo', 'again'])
})

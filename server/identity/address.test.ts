import { expect, test } from 'vitest'
import { addressOf, noteAddress } from './address.ts'

const from = (socket: string | undefined, forwarded?: string): string => {
  const request = new Request('http://club.test', { headers: forwarded ? { 'x-forwarded-for': forwarded } : {} })
  noteAddress(request, socket)
  return addressOf(request)
}

test.each([
  ['a client of its own', '198.51.100.7', undefined, '198.51.100.7'],
  ['IPv4 over an IPv6 socket', '::ffff:198.51.100.7', undefined, '198.51.100.7'],
  [
    'a proxy on this machine: the last address, which the proxy wrote itself',
    '127.0.0.1',
    '203.0.113.9, 198.51.100.7',
    '198.51.100.7',
  ],
  ['a client that claims to be a proxy', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['no proxy on this machine', '::1', undefined, '::1'],
])('%s', (_what, socket, forwarded, expected) => {
  expect(from(socket, forwarded)).toBe(expected)
})

test('a request that came through no socket', () => {
  expect(from(undefined)).toBe('unknown')
  expect(addressOf(new Request('http://club.test'))).toBe('unknown')
})

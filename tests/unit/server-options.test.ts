import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../server/options.ts'

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(parseOptions([])).toEqual({
      port: 3030,
      audiencePort: 3080,
      audienceTlsPort: 3443,
      host: null,
      cert: null,
      key: null,
      data: '.data',
      room: null,
      isNewRoom: false,
      shouldOpen: false,
      isJson: false,
      shouldBuild: true,
      isHelp: false,
    })
  })

  it('takes every option', () => {
    expect(parseOptions('--port 1 --audience-port 2 --audience-tls-port=3 --host Talk.example --cert c --key k --data d --room abcde --open --json --no-build -h'.split(' '))).toEqual({
      port: 1,
      audiencePort: 2,
      audienceTlsPort: 3,
      host: 'talk.example',
      cert: 'c',
      key: 'k',
      data: 'd',
      room: 'ABCDE',
      isNewRoom: false,
      shouldOpen: true,
      isJson: true,
      shouldBuild: false,
      isHelp: true,
    })
  })

  it('puts an IPv6 address in brackets', () => {
    expect(parseOptions(['--host', 'fd00::1']).host).toBe('[fd00::1]')
  })

  it.each([
    [
      ['--nonsense'],
      /--nonsense.*--help/,
    ],
    [
      ['--port'],
      /--port.*--help/,
    ],
    [
      ['--port', 'x'],
      /--port x is not a port/,
    ],
    [
      ['--audience-port', '65536'],
      /--audience-port 65536 is not a port/,
    ],
    [
      ['4000'],
      /"4000".*npm start -- --port/,
    ],
    [
      ['--cert', 'c'],
      /--cert and --key/,
    ],
    [
      ['--room', 'O0O0O'],
      /--room O0O0O.*23456789/,
    ],
    [
      ['--room', 'ABCDE', '--new-room'],
      /--room and --new-room/,
    ],
    [
      ['--host', 'http://talk.example/'],
      /--host http:\/\/talk.example\//,
    ],
    [
      ['--host', 'talk.example:80'],
      /--host talk.example:80/,
    ],
  ])('says in one line what is wrong with %j and what to do', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message)
    expect(() => parseOptions(args)).toThrow(/^[^\n]+$/)
  })
})

// The commands beside `serve`: what they print, and what they refuse.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommand, startServing } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { usedDirectory } from '../support/used-directory.js'

describe('commands', () => {
  test('keys create leaves the key alone on stdout; list and revoke know it by name', async () => {
    await using directory = await usedDirectory()
    const created = await runCommand(
      directory.environment,
      'keys',
      'create',
      'mairie',
      '--features',
      'ants,rdv-insertion',
    )
    expect(created.code).toBe(0)
    expect(created.stdout).toMatch(/^hub_[\w-]{43}\n$/)
    expect(created.stderr).not.toContain(created.stdout.trim())

    const again = await runCommand(directory.environment, 'keys', 'create', 'mairie', '--features', 'ants')
    expect(again).toMatchObject({ code: 1, stdout: '' })

    const listed = await runCommand(directory.environment, 'keys', 'list')
    expect(listed.stdout).toMatch(/^mairie\tants\+rdv-insertion\tcreated \S+\tin use\n$/)

    const { hub, url } = await startServing(directory.environment)
    const ask = () =>
      fetch(`${url}/api/v1/meeting-points`, { headers: { authorization: `Bearer ${created.stdout.trim()}` } })
    expect((await ask()).status).toBe(200)
    hub.child.kill('SIGTERM')
    await hub.ended

    expect(await runCommand(directory.environment, 'keys', 'revoke', 'mairie')).toMatchObject({ code: 0, stdout: '' })
    expect((await runCommand(directory.environment, 'keys', 'list')).stdout).toMatch(/\trevoked \S+\n$/)
  })

  test('a key may be limited to meeting points and expire, and keys list shows it', async () => {
    await using directory = await usedDirectory()
    const { environment } = directory
    const document = join(environment.HUB_DATA_DIR, 'agenda.json')
    await writeFile(document, JSON.stringify(agenda(meetingPoint('412'), meetingPoint('413'))))
    expect((await runCommand(environment, 'import', 'agenda', document, '--prune')).code).toBe(0)
    const limits = ['--features', 'ants,rdv-insertion', '--meeting-points', '412, 414', '--expires', '2098-06-30']
    const created = await runCommand(environment, 'keys', 'create', 'annexe', ...limits)
    expect(created.stdout).toMatch(/^hub_[\w-]{43}\n$/)
    expect(created.stderr).toMatch(/^warning: there is no meeting point 414 yet$/m)
    expect(created.stderr).toMatch(/^warning: meeting points limit the feature ants only, not rdv-insertion$/m)
    expect(created.stderr).toMatch(/ at 412, 414 until 2098-06-30T22:00:00\.000Z\./)

    const { hub, url } = await startServing(environment)
    const response = await fetch(`${url}/api/v1/meeting-points`, {
      headers: { authorization: `Bearer ${created.stdout.trim()}` },
    })
    expect(((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(['412'])
    hub.child.kill('SIGTERM')
    await hub.ended
    const listed = await runCommand(environment, 'keys', 'list')
    expect(listed.stdout).toMatch(
      /^annexe\tants\+rdv-insertion\tat 412\+414\tcreated \S+\tlast used 2\S+Z\texpires 2098-06-30T22:00:00\.000Z\n$/,
    )
  })

  test.each([
    [['keys', 'create', 'x', '--features', 'antz'], /--features is a comma list among/],
    [['keys', 'create', 'x', '--features', 'ants', '--meeting-points', '412,,413'], /--meeting-points is a comma list/],
    [['keys', 'create', 'x', '--features', 'ants', '--meeting-points', ''], /--meeting-points is a comma list/],
    [['keys', 'create', 'x', '--features', 'ants', '--expires', 'tomorrow'], /--expires is a day that exists/],
    [['keys', 'create', 'x', '--features', 'ants', '--expires', '2020-01-01'], /--expires is a day that is over/],
    [['keys', 'create', 'a name', '--features', 'ants'], /A key name is/],
    [['keys', 'create', 'x'], /--features/],
    [['import', 'agenda', 'x.json', '--to', 'http://hub.example', '--key', 'k'], /cannot be read/],
  ])('%j is refused with a sentence', async (args, sentence) => {
    const result = await runCommand({ HUB_DATA_DIR: '/nonexistent' }, ...args)
    expect(result).toMatchObject({ stdout: '' })
    expect(result.code).not.toBe(0)
    expect(result.stderr).toMatch(sentence)
  })

  test('import agenda reads the file from where the command was typed, and reports', async () => {
    await using directory = await usedDirectory()
    await writeFile(
      join(directory.environment.HUB_DATA_DIR, 'agenda.json'),
      JSON.stringify(agenda(meetingPoint('a'), meetingPoint('b', { zip_code: null }))),
    )
    const result = await runCommand(
      { ...directory.environment, INIT_CWD: directory.environment.HUB_DATA_DIR },
      'import',
      'agenda',
      'agenda.json',
      '--prune',
    )
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(/^added: 2 a b\nchanged: 0\nremoved: [1-9]\d* .*\nunchanged: 0\n$/)
    expect(result.stderr).toMatch(/warning: \/meeting_points\/1\/zip_code /)
  })

  test('a malformed agenda: every mistake with its pointer, nothing imported', async () => {
    await using directory = await usedDirectory()
    const file = join(directory.environment.HUB_DATA_DIR, 'agenda.json')
    const wrong = agenda(meetingPoint('good'), { ...meetingPoint('bad id'), street: '12 rue,' })
    await writeFile(file, JSON.stringify(wrong))
    const result = await runCommand(directory.environment, 'import', 'agenda', file, '--prune')
    expect(result).toMatchObject({ code: 1, stdout: '' })
    const lines = result.stderr.trim().split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['/meeting_points/1/id', '/meeting_points/1/street']),
    )
    expect(lines.at(-1)).toMatch(/2 errors, nothing was imported/)

    await writeFile(file, JSON.stringify(agenda(meetingPoint('good'))))
    expect((await runCommand(directory.environment, 'import', 'agenda', file)).stdout).toMatch(/^added: 1 good\n/)
  })

  test('import agenda --to gives it to a running hub', async () => {
    await using directory = await usedDirectory()
    const { HUB_DATA_DIR } = directory.environment
    const file = join(HUB_DATA_DIR, 'agenda.json')
    const key = 'a-configured-key-0123456789abcdefgh'
    const { hub, url } = await startServing({ HUB_DATA_DIR, HUB_API_KEYS: `cli:${key}:ants` })
    await using _ = hub

    await writeFile(file, JSON.stringify(agenda(meetingPoint('sent'))))
    const sent = await runCommand({}, 'import', 'agenda', file, '--to', `${url}/`, '--key', key)
    expect(sent).toMatchObject({ code: 0 })
    expect(sent.stdout).toMatch(/^added: 1 sent\n/)

    await writeFile(file, '{ "meeting_points": [ {} ] }')
    const refused = await runCommand({}, 'import', 'agenda', file, '--to', url, '--key', key)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^\/meeting_points\/0\/id /m)

    await writeFile(file, JSON.stringify(agenda(meetingPoint('sent'))))
    const unseen = await runCommand({ HUB_IMPORT_KEY: key }, 'import', 'agenda', file, '--to', url)
    expect(unseen.code).toBe(0)
    expect(unseen.stderr).not.toMatch(/HUB_IMPORT_KEY|--key|^error/m)
    expect(unseen.stdout).toMatch(/^unchanged: 1 sent$/m)
    const keyless = await runCommand({}, 'import', 'agenda', file, '--to', url)
    expect(keyless).toMatchObject({ code: 1, stdout: '' })
    expect(keyless.stderr).toMatch(/^--to needs an API key .*HUB_IMPORT_KEY, or --key\.\n$/)

    const unknown = await runCommand({}, 'import', 'agenda', file, '--to', url, '--key', 'wrong')
    expect(unknown.stderr).toMatch(/answered 401: Send a valid API key/)
    expect((await runCommand({}, 'import', 'agenda', file, '--to', 'http://hub.example', '--key', key)).stderr).toMatch(
      /must be an https address/,
    )
    expect((await runCommand({}, 'import', 'agenda', file, '--to', 'http://127.0.0.1:1', '--key', key)).stderr).toMatch(
      /does not answer/,
    )
  })
})

// Serves a registry: node registry-server.cjs <environment> <configuration>. Prints the port that it listens on.
const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')

const [environment, configuration] = process.argv.slice(2)
const { runServer } = createRequire(path.join(environment, 'package.json'))('verdaccio')

async function serve() {
  const server = await runServer(JSON.parse(readFileSync(configuration, 'utf8')))
  server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`))
}

void serve()

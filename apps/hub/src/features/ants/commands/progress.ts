const WIDTH = 30

/** Draws a progress bar on a terminal; does nothing elsewhere. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY || total === 0) return
  const filled = Math.round((done / total) * WIDTH)
  process.stderr.write(
    `\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}${done === total ? '\n' : ''}`,
  )
}

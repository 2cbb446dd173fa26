/**
 * Waits, or rejects with the reason of the request's signal as soon as the caller gives up.
 *
 * The request itself is held while waiting: once it is collected as garbage, its signal no longer hears of the caller's.
 */
export async function wait(milliseconds: number, request: Request): Promise<void> {
  request.signal.throwIfAborted()
  if (milliseconds <= 0) return
  await new Promise<void>((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer)
      reject(request.signal.reason)
    }
    const timer = setTimeout(() => {
      request.signal.removeEventListener('abort', giveUp)
      resolve()
    }, milliseconds)
    request.signal.addEventListener('abort', giveUp, { once: true })
  })
}

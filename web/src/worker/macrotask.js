/**
 * Waits for a turn of the event loop, so that pending messages are handled. A message channel does this at once;
 * browsers delay nested timers to 4 ms each, and to a second in a hidden tab.
 */
const channel = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** @returns {Promise<void>} */
export function macrotask() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

// A client of the W3C WebDriver protocol with a time limit on each call. The protocol is JSON over HTTP, so `fetch` does nearly all of it. The
// npm clients fit less well: current selenium-webdriver needs Node 22, and webdriver has many dependencies for a few dozen lines of ours.

/** The key under which WebDriver puts a reference to an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @typedef {{ [key: string]: string }} ElementReference */

export class WebDriverSession {
  /** @param {string} address of the session @param {number} limit milliseconds for one call */
  constructor(address, limit) {
    this.address = address;
    this.limit = limit;
  }

  /**
   * Starts a browser.
   * @param {string} driver the driver's address
   * @param {object} capabilities
   * @param {number} [limit] milliseconds for each call of the session
   */
  static async start(driver, capabilities, limit = 20_000) {
    const { sessionId } = await send(
      'POST',
      `${driver}/session`,
      { capabilities: { alwaysMatch: capabilities } },
      limit,
    );
    const session = new WebDriverSession(`${driver}/session/${sessionId}`, limit);
    await session.post('timeouts', { script: limit - 1000, pageLoad: limit - 1000, implicit: 0 });
    return session;
  }

  /** @param {string} command @param {object} [body] */
  post(command, body = {}) {
    return send('POST', `${this.address}/${command}`, body, this.limit);
  }

  /** @param {string} address */
  open(address) {
    return this.post('url', { url: address });
  }

  /**
   * Runs a function in the page and returns what it returns, or what its promise is fulfilled with.
   * @template A, R
   * @param {(argument: A) => R} page function
   * @param {A} [argument]
   * @returns {Promise<Awaited<R>>}
   */
  async evaluate(page, argument) {
    const script = `const done = arguments[1]; Promise.resolve().then(() => (${page})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.post('execute/async', { script, args: [argument ?? null] });
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** @param {string} selector @returns {Promise<string>} the element's id */
  async find(selector) {
    const found = /** @type {ElementReference} */ (
      await this.post('element', { using: 'css selector', value: selector })
    );
    return found[elementKey];
  }

  /** @param {string} selector */
  async click(selector) {
    await this.post(`element/${await this.find(selector)}/click`);
  }

  /** Types into an element; for a file input, the paths of files. @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.post(`element/${await this.find(selector)}/value`, { text });
  }

  /** Moves a pen or a mouse along points of the window with its button held down. @param {{ x: number, y: number }[]} points @param {'mouse' | 'pen'} pointerType */
  async drag([start, ...rest], pointerType) {
    const move = (/** @type {{ x: number, y: number }} */ { x, y }) => ({
      type: 'pointerMove',
      duration: 10,
      origin: 'viewport',
      x: Math.round(x),
      y: Math.round(y),
    });
    const actions = [
      move(start),
      { type: 'pointerDown', button: 0 },
      ...rest.map(move),
      { type: 'pointerUp', button: 0 },
    ];
    await this.post('actions', { actions: [{ type: 'pointer', id: 'pointer', parameters: { pointerType }, actions }] });
  }

  /** Ends the session and its browser. */
  async end() {
    await send('DELETE', this.address, undefined, this.limit);
  }
}

/** @param {'POST' | 'DELETE'} method @param {string} address @param {object | undefined} body @param {number} limit @returns {Promise<any>} */
async function send(method, address, body, limit) {
  const command = address.replace(/^.*\/session\/[^/]*\/?/, '');
  let response;
  try {
    response = await fetch(address, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(limit),
    });
  } catch (error) {
    throw new Error(`WebDriver did not answer "${command || method}" within ${limit / 1000} s.`, { cause: error });
  }
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`WebDriver refused "${command || method}": ${value.error}: ${value.message}`);
  return value;
}

import { Agent, type IncomingMessage, request } from 'node:http';

/** What came back, and how long it took from the first byte sent to the last one received. */
export interface Answered {
  readonly text: string;
  readonly elapsed: number;
}

/** Asks one server over one connection that stays open, and keeps its cookies, as a browser does. */
export class Client {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Answered> {
    return this.#send('GET', path, '');
  }

  post(path: string, body: object): Promise<Answered> {
    return this.#send('POST', path, JSON.stringify(body));
  }

  close(): void {
    this.#agent.destroy();
  }

  async #send(method: string, path: string, body: string): Promise<Answered> {
    const startedAt = performance.now();
    const { response, text } = await this.#exchange(method, path, body);
    const elapsed = performance.now() - startedAt;
    if (response.statusCode !== 200)
      throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
    return { text, elapsed };
  }

  #exchange(
    method: string,
    path: string,
    body: string,
  ): Promise<{ response: IncomingMessage; text: string }> {
    const type = body === '' ? {} : { 'content-type': 'application/json' };
    const headers = { ...type, cookie: this.#cookie };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#url}${path}`, { method, headers, agent: this.#agent });
      asked.once('error', reject);
      asked.once('response', (response) => {
        const [cookie] = response.headers['set-cookie'] ?? [];
        this.#cookie = cookie?.split(';')[0] ?? this.#cookie;
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.once('error', reject);
        response.once('end', () => resolve({ response, text }));
      });
      asked.end(body);
    });
  }
}

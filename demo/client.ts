// The public API as the script uses it: one function for a request, and signing in again when a session has run out
// (the plan crosses half a year, a session lasts twelve hours).

import { randomBytes } from "node:crypto";

export interface Reply { status: number; etag: string | null; body: any }

export class Refused extends Error {
  readonly status: number;
  constructor(what: string, reply: Reply) {
    super(`${what}: ${reply.status} ${reply.body?.code ?? ""} ${reply.body?.title ?? ""} ${reply.body?.field ?? ""}`.trim());
    this.status = reply.status;
  }
}

export class Client {
  readonly #base: string;
  readonly #passwords = new Map<string, string>();
  readonly #cookies = new Map<string, string>();
  requests = 0;

  constructor(base: string) {
    this.#base = base.replace(/\/$/, "");
  }

  know(login: string, password: string): void {
    this.#passwords.set(login, password);
  }

  /** Sends one request, as `login` or as nobody. A reply of 400 or more throws Refused. */
  async send(method: string, path: string, options: { as?: string; body?: unknown; etag?: string; receipt?: string } = {}): Promise<Reply> {
    const key = method === "POST" || method === "PATCH" ? randomBytes(16).toString("hex") : undefined;
    let reply = await this.#once(method, path, options, key);
    if (reply.status === 401 && options.as && this.#passwords.has(options.as)) {
      await this.#signIn(options.as);
      reply = await this.#once(method, path, options, key);
    }
    if (reply.status >= 400) throw new Refused(`${method} ${path}${options.as ? ` as ${options.as}` : ""}`, reply);
    return reply;
  }

  async #signIn(login: string): Promise<void> {
    const response = await fetch(`${this.#base}/api/v1/private/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: this.#base, "Accept-Language": "en" },
      body: JSON.stringify({ login, password: this.#passwords.get(login) }),
    });
    const body: any = await response.json().catch(() => undefined);
    if (!response.ok) throw new Refused(`sign in as ${login}`, { status: response.status, etag: null, body });
    this.#cookies.set(login, (response.headers.get("set-cookie") ?? "").split(";")[0]);
  }

  async #once(
    method: string,
    path: string,
    options: { as?: string; body?: unknown; etag?: string; receipt?: string },
    key: string | undefined,
  ): Promise<Reply> {
    this.requests += 1;
    const headers: Record<string, string> = { "Accept-Language": "en" };
    if (method !== "GET") headers.Origin = this.#base;
    if (options.body !== undefined) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
    if (options.etag) headers["If-Match"] = options.etag;
    if (options.receipt) headers["Huiyin-Receipt"] = options.receipt;
    const cookie = options.as && this.#cookies.get(options.as);
    if (cookie) headers.Cookie = cookie;
    const response = await fetch(this.#base + path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    });
    const text = await response.text();
    return { status: response.status, etag: response.headers.get("etag"), body: text ? JSON.parse(text) : undefined };
  }
}

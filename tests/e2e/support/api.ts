// The client of the tests. Every reply is held against api/openapi.yaml before a test sees it.

import { randomBytes } from "node:crypto";

import { faultsOf } from "./openapi.ts";

export interface Ask {
  as?: string;                        // a login that `know` has been told of; signs in when there is no session
  body?: unknown;                     // sent as JSON
  raw?: string | Uint8Array;          // or sent as it is
  type?: string;                      // Content-Type of `raw`
  key?: string | null;                // Idempotency-Key; a fresh one by default for POST, PATCH and PUT; null: none
  etag?: string;                      // If-Match
  receipt?: string;                   // Huiyin-Receipt
  language?: string;
  headers?: Record<string, string>;
  cookie?: string;
  origin?: string | null;
}

export interface Reply<T = any> {
  status: number;
  body: T;
  text: string;
  etag: string | null;
  headers: Headers;
}

export class Api {
  base: string;
  readonly #passwords = new Map<string, string>();
  readonly cookies = new Map<string, string>();

  constructor(base: string) {
    this.base = base;
  }

  know(login: string, password: string): void {
    this.#passwords.set(login, password);
    this.cookies.delete(login);
  }

  async signIn(login: string): Promise<string> {
    const reply = await this.ask("POST", "/api/v1/private/session", { body: { login, password: this.#passwords.get(login) }, key: null });
    if (reply.status !== 200) throw new Error(`sign in as ${login}: ${reply.status} ${reply.text}`);
    const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0];
    this.cookies.set(login, cookie);
    return cookie;
  }

  /** One request. Fails only when the reply is not as the document says; any status comes back. */
  async ask<T = any>(method: string, path: string, ask: Ask = {}): Promise<Reply<T>> {
    if (ask.as && !this.cookies.has(ask.as)) await this.signIn(ask.as);
    let reply = await this.#once(method, path, ask);
    if (reply.status === 401 && ask.as) {
      await this.signIn(ask.as);  // the test clock has gone past the session
      reply = await this.#once(method, path, ask);
    }
    return reply as Reply<T>;
  }

  /** The same, and the status must be `status`. Gives the body. */
  async must<T = any>(status: number, method: string, path: string, ask: Ask = {}): Promise<T> {
    const reply = await this.ask<T>(method, path, ask);
    if (reply.status !== status) throw new Error(`${method} ${path}: ${reply.status} instead of ${status}: ${reply.text}`);
    return reply.body;
  }

  async #once(method: string, path: string, ask: Ask): Promise<Reply> {
    const headers: Record<string, string> = { "Accept-Language": ask.language ?? "en", ...ask.headers };
    const key = ask.key === undefined && ["POST", "PATCH", "PUT"].includes(method) ? freshKey() : ask.key;
    if (key) headers["Idempotency-Key"] = key;
    if (ask.etag) headers["If-Match"] = ask.etag;
    if (ask.receipt !== undefined) headers["Huiyin-Receipt"] = ask.receipt;
    const cookie = ask.cookie ?? (ask.as && this.cookies.get(ask.as));
    if (cookie) headers.Cookie = cookie;
    if (method !== "GET" && ask.origin !== null) headers.Origin = ask.origin ?? this.base;
    let body: string | Uint8Array | undefined = ask.raw;
    if (ask.body !== undefined) body = JSON.stringify(ask.body);
    if (body !== undefined) headers["Content-Type"] = ask.type ?? "application/json";
    const response = await fetch(this.base + path, { method, headers, body: body as BodyInit | undefined });
    const text = await response.text();
    const contentType = response.headers.get("content-type") ?? "";
    if (response.status !== 304) {
      const faults = faultsOf(method, path.split("?")[0], { status: response.status, contentType, body: text });
      if (faults.length > 0) throw new Error(`${method} ${path} (${response.status}) breaks the contract:\n  ${faults.join("\n  ")}\n  ${text.slice(0, 600)}`);
    }
    let parsed: any;
    if (contentType.includes("json") && text) parsed = JSON.parse(text);
    return { status: response.status, body: parsed, text, etag: response.headers.get("etag"), headers: response.headers };
  }
}

export function freshKey(): string {
  return randomBytes(16).toString("hex");
}

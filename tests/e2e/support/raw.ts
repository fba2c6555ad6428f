// HTTP by hand: bytes written to a socket as they are, for what no decent client would send.

import { connect, type Socket } from "node:net";

export interface RawReply { status: number; head: string; body: string }

/** Sends `bytes` and reads until the server closes or `replies` whole replies have come. */
export function sendRaw(port: number, bytes: string | Uint8Array, replies = 1): Promise<RawReply[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let got = Buffer.alloc(0);
    const finish = (): void => {
      const parsed = parseReplies(got);
      socket.destroy();
      resolve(parsed);
    };
    socket.setTimeout(60_000, () => reject(new Error(`no reply in 60 s; got ${got.toString("latin1").slice(0, 200)}`)));
    socket.on("data", (chunk) => {
      got = Buffer.concat([got, chunk]);
      if (parseReplies(got).length >= replies) finish();
    });
    socket.on("end", finish);
    socket.on("error", (error) => (got.length > 0 ? finish() : reject(error)));
    socket.write(bytes);
  });
}

export function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", reject);
  });
}

export function parseReplies(bytes: Buffer): RawReply[] {
  const replies: RawReply[] = [];
  for (let rest = bytes; ; ) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) return replies;
    const head = rest.subarray(0, end).toString("latin1");
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (rest.length < end + 4 + length) return replies;
    const status = Number(head.split(" ")[1]);
    const body = rest.subarray(end + 4, end + 4 + length).toString("utf8");
    if (status !== 100) replies.push({ status, head, body });
    rest = rest.subarray(end + 4 + length);
  }
}

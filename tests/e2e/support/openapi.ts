// The contract as a judge: finds the operation behind a request and holds the reply against its schema. Objects may carry only
// what the document names, so that a field that leaks is found as well as one that is missing.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

export interface Operation {
  method: string;
  pattern: string;
  id: string;
  isPrivate: boolean;
  needsSession: boolean;
  needsKey: boolean;
  needsIfMatch: boolean;
  bodySchema?: any;
}

const text = readFileSync(resolve(import.meta.dirname, "../../../api/openapi.yaml"), "utf8");
export const document = parse(text, { merge: true });

const kMethods = ["get", "post", "put", "patch", "delete"];

function parametersOf(operation: any): any[] {
  return (operation.parameters ?? []).map((p: any) => (p.$ref ? at(p.$ref) : p));
}

function at(ref: string): any {
  return ref.slice(2).split("/").reduce((node: any, part) => node[part.replace(/~1/g, "/").replace(/~0/g, "~")], document);
}

export const operations: Operation[] = Object.entries<any>(document.paths).flatMap(([pattern, item]) =>
  kMethods.filter((method) => item[method]).map((method) => {
    const operation = item[method];
    const names = parametersOf(operation).filter((p) => p.in === "header" && p.required).map((p) => p.name);
    const isPrivate = pattern.startsWith("/api/v1/private/");
    return {
      method: method.toUpperCase(), pattern, id: operation.operationId, isPrivate,
      needsSession: isPrivate && operation.security === undefined,
      needsKey: names.includes("Idempotency-Key"),
      needsIfMatch: names.includes("If-Match"),
      bodySchema: operation.requestBody?.content["application/json"]?.schema,
    };
  }),
);

const patterns = operations.map((operation) => ({
  operation,
  regex: new RegExp(`^${operation.pattern.replace(/\{[^}]+\}/g, "[^/]+")}$`),
}));

export function findOperation(method: string, path: string): Operation | undefined {
  return patterns.find((p) => p.operation.method === method && p.regex.test(path))?.operation;
}

// Response objects may hold nothing that the document does not name.
function close(node: any): void {
  if (node === null || typeof node !== "object") return;
  if (node.properties && node.additionalProperties === undefined) node.additionalProperties = false;
  for (const value of Object.values(node)) close(value);
}

const closed = structuredClone(document);
close(closed.components.schemas);
close(closed.paths);
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (a: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: "https://huiyin.invalid/openapi", ...closed });

function pointer(...parts: string[]): string {
  return `https://huiyin.invalid/openapi#/${parts.map((p) => encodeURIComponent(p.replace(/~/g, "~0").replace(/\//g, "~1"))).join("/")}`;
}

export interface Seen { status: number; contentType: string; body: string }

/** What is wrong with this reply, in words; empty when nothing is. */
export function faultsOf(method: string, path: string, seen: Seen): string[] {
  const operation = findOperation(method, path);
  const type = seen.contentType.split(";")[0].trim();
  if (seen.status >= 400) {
    if (type !== "application/problem+json") return [`${seen.status} is not a problem document but "${type}"`];
    return judge(pointer("components", "schemas", "Problem"), seen, "problem");
  }
  if (!operation) return path.startsWith("/api/") ? [`${method} ${path} answers ${seen.status} but is not in the document`] : [];
  const responses = document.paths[operation.pattern][method.toLowerCase()].responses;
  const response = responses[String(seen.status)];
  if (!response) return [`status ${seen.status} is not among ${Object.keys(responses)}`];
  if (!response.content) return seen.body === "" ? [] : [`${seen.status} should have no body`];
  if (type !== "application/json" && response.content[type]) return [];  // a picture
  if (type in response.content && type !== "application/json") return [];
  if (type !== "application/json") return [`content type "${type}" instead of application/json`];
  return judge(pointer("paths", operation.pattern, method.toLowerCase(), "responses", String(seen.status), "content", "application/json", "schema"), seen, operation.id);
}

function judge(ref: string, seen: Seen, what: string): string[] {
  const check = ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
  let value: any;
  try {
    value = JSON.parse(seen.body);
  } catch {
    return [`${what}: the body is not JSON`];
  }
  if (seen.status >= 400 && (value.status !== seen.status || value.type !== `urn:huiyin:problem:${value.code}`)) {
    return [`${what}: status or type do not agree with the reply: ${seen.body}`];
  }
  if (check(value)) return [];
  return (check.errors ?? []).map((e) => `${what}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

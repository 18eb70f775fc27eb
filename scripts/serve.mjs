// Usage: node scripts/serve.mjs [FOLDER] [--port N] [--host NAME] [--no-isolation]
//
// Serves a folder of static files (.build/site) as a public host should: with the headers that make the page
// cross-origin isolated, so that threads work, and with the content security policy. Without --port it takes the first
// free port from 8080 up; port 0 lets the system choose. --no-isolation leaves the four isolation headers out, for
// trying the page as a host without header control serves it. The first line that it prints is the address.
//
// For tests: import { serve } and close() what it resolves to.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".py": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
};

// All four together isolate the page at the top level and inside other sites' frames, wherever a browser can.
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Document-Isolation-Policy": "isolate-and-credentialless",
};

// Names with a hash of their content: what they name never changes.
const lasting = /^\/(?:wasm\/[0-9a-f]{8,}\/|assets\/.*-[\w-]{8}\.)/;

// Who may frame the page is left open: `frame-ancestors *` would still refuse pages from a disk and from apps.
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
  "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'";

// A packed file keeps the time of what it was packed from, cut to whole seconds.
const isCurrent = (packed, found) => Math.floor(packed.mtimeMs / 1000) >= Math.floor(found.mtimeMs / 1000);

// The file that a request's path names inside the folder, or null when it names none or leads out of it.
async function find_file(folder, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.split(/[/\\]/).includes("..")) return null;
  const full = normalize(join(folder, decoded));
  if (full !== folder && !full.startsWith(folder + sep)) return null;
  const found = await stat(full).catch(() => null);
  if (found?.isDirectory()) {
    if (!decoded.endsWith("/")) return { redirect: true };
    const index = join(full, "index.html");
    const page = await stat(index).catch(() => null);
    return page?.isFile() ? { full: index, stat: page } : null;
  }
  return found?.isFile() && !decoded.endsWith("/") ? { full, stat: found } : null;
}

async function answer(request, response, folder, headers) {
  const [path, query] = request.url.split("?", 2);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const refuse = (status, text) => {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : text + "\n");
  };
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(405, "Only GET and HEAD are answered here.");
  const file = await find_file(folder, path);
  if (file === null) return refuse(404, "There is no such page.");
  if (file.redirect) {
    // One leading slash only: "//host" would lead to another site.
    const target = path.replace(/^[/\\]+/, "/") + "/" + (query ? `?${query}` : "");
    response.writeHead(308, { Location: target });
    return response.end();
  }
  let { full, stat: found } = file;
  response.setHeader("Content-Type", types[extname(full)] ?? "application/octet-stream");
  response.setHeader("Vary", "Accept-Encoding");
  if (lasting.test(path)) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  if (/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
    const packed = await stat(full + ".br").catch(() => null);
    if (packed?.isFile() && isCurrent(packed, found)) {
      full += ".br";
      found = packed;
      response.setHeader("Content-Encoding", "br");
    }
  }
  const tag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  response.setHeader("ETag", tag);
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304);
    return response.end();
  }
  response.writeHead(200, { "Content-Length": found.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(full)
    .on("error", () => response.destroy())
    .pipe(response);
}

function listen(server, port, host) {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      done();
    });
  });
}

// Resolves to { address, port, close }. `port` undefined: the first free one from 8080 up. `headers` are added last.
export async function serve({ folder, port, host = "localhost", isolated = true, headers: more = {} }) {
  const root = resolve(folder);
  if (!(await stat(join(root, "index.html")).catch(() => null)))
    throw new Error(`there is no index.html in ${folder}: build the page first (scripts/build site)`);
  const headers = {
    ...(isolated ? isolation : {}),
    "Content-Security-Policy": policy,
    // A frame without an origin (sandbox without allow-same-origin) may have modules and fonts, too: nothing is secret.
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    ...more,
  };
  const server = createServer((request, response) => {
    answer(request, response, root, headers).catch(() => response.destroy());
  });
  const last = port === undefined ? 8080 + 200 : port;
  for (let at = port ?? 8080; ; at++) {
    try {
      await listen(server, at, host);
      break;
    } catch (error) {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      if (!taken) throw error;
      if (at >= last)
        throw new Error(
          port === undefined
            ? `no port from 8080 to ${last} is free`
            : `port ${port} is taken: name another with --port`,
        );
    }
  }
  const bound = server.address().port;
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { address: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`, port: bound, close };
}

function read_arguments(given) {
  const site = join(dirname(dirname(fileURLToPath(import.meta.url))), ".build", "site");
  const options = { folder: site, isolated: true };
  for (let i = 0; i < given.length; i++) {
    const value = () => {
      if (given[i + 1] === undefined) throw new Error(`${given[i]} needs a value`);
      return given[++i];
    };
    if (given[i] === "--no-isolation") options.isolated = false;
    else if (given[i] === "--host") options.host = value();
    else if (given[i] === "--port") {
      options.port = Number(value());
      if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535)
        throw new Error("--port takes a number from 0 to 65535");
    } else if (given[i].startsWith("-")) throw new Error(`unknown argument '${given[i]}'`);
    else options.folder = given[i];
  }
  return options;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const options = read_arguments(process.argv.slice(2));
    const served = await serve(options);
    console.log(served.address);
    const note = options.isolated ? "" : ", without the isolation headers";
    console.log(`Lockstep is served there${note}. Ctrl-C ends it.`);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
      process.once(signal, () => served.close().then(() => process.exit(0)));
  } catch (error) {
    console.error(`serve: ${error.message}.`);
    process.exit(1);
  }
}

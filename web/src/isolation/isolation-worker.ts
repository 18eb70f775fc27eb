// The service worker of isolation.ts: everything of this site as it is, plus the headers that isolate the page. It keeps
// no copies.

declare const self: ServiceWorkerGlobalScope;

const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Document-Isolation-Policy": "isolate-and-credentialless",
};

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin) return;
  if (request.cache === "only-if-cached" && request.mode !== "same-origin") return;
  event.respondWith(
    fetch(request).then((response) => {
      if (response.status === 0) return response;
      const withHeaders = new Headers(response.headers);
      for (const [name, value] of Object.entries(headers)) withHeaders.set(name, value);
      const { status, statusText } = response;
      return new Response(response.body, { status, statusText, headers: withHeaders });
    }),
  );
});

export {};

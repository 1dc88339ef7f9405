// Answers from what it kept long ago; only whoever asks past the caches gets what is there now.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, search } = new URL(event.request.url);
  const ours = pathname.startsWith("/core/") || pathname.startsWith("/words/");
  if (!ours || search || event.request.cache === "reload") return;
  event.respondWith(new Response("of an earlier release", { headers: { "Content-Type": "text/javascript" } }));
});

// The browser that things are measured in: quiet, so that nothing of its own runs beside them.

export const executablePath = process.env.LOCKSTEP_CHROMIUM ?? "/usr/bin/chromium";

export const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Shared by the browser benchmarks: a record of network requests, and tables.

const KB = 1000;
/** The prefix of a file's name in its URL. */
const HASHED = /^\/(hashed\/\w+\/)?/;

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
export const kb = (bytes) => `${(bytes / KB).toFixed(1)} kB`;
export const ms = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

export function table(title, head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => String(row[column] ?? '').length)));
  const line = (row) => row.map((cell, i) => (i ? String(cell ?? '').padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd();
  console.log(`\n${title}\n${line(head)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows) console.log(line(row));
}

/** All requests of a visit, by id: {url, name, bytes, endedAt}, the last two once the file has arrived; endedAt in ms since 1970. */
export function followNetwork(cdp) {
  const files = new Map();
  cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
    files.set(requestId, { url: request.url, name: new URL(request.url).pathname.replace(HASHED, '') || 'index.html', skew: wallTime - timestamp });
  });
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file) Object.assign(file, { bytes: encodedDataLength, endedAt: (timestamp + file.skew) * 1000 });
  });
  return files;
}

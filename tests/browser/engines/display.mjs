// A display that nobody sees, for the engines that draw WebGL only where there is one.
import { spawn } from 'node:child_process';

/** Starts Xvfb on a free number; gives the environment for a browser on it, and how to end it. */
export async function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '3200x2400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    server.once('error', () => reject(new Error('Xvfb is missing. Install it (Debian: apt install xvfb), or run ./dev test, which does.')));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].on('data', (bytes) => {
      text += bytes;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  const env = { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11', MOZ_ENABLE_WAYLAND: '0', LIBGL_ALWAYS_SOFTWARE: '1' };
  delete env.WAYLAND_DISPLAY;
  return { env, close: () => ended(server) };
}

/** Ends a process that we started, and waits until it is gone. */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => (clearTimeout(patience), resolve()));
    child.kill('SIGTERM');
  });
}

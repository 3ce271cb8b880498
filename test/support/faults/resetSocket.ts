/** Breaks a connection with RST and nothing else. */
import type { Socket } from 'node:net';

export function resetSocket(socket: Socket): void {
  // `resetAndDestroy` ends the socket first, so a FIN goes out before the RST and the other side may see only that. The
  // flag is what it sets for `destroy`, which then resets the handle.
  Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}

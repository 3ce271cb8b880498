/** A workbench's page → what passes between the window and its webviews, and what the browser keeps for them. */
import type { Page } from 'playwright-core';

/** From now on every page and frame remembers what is posted in it. */
export async function watchMessages(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const posted: string[] = [];
    Object.assign(window, { posted });
    // The window's own messages to itself, with which VS Code waits for its turn, are left as fast as they are.
    const targets = window === window.top ? [MessagePort.prototype] : [MessagePort.prototype, window];
    for (const target of targets) {
      const own = Reflect.get(target, 'postMessage') as (...args: unknown[]) => void;
      Object.assign(target, {
        postMessage(this: unknown, ...args: unknown[]) {
          try {
            posted.push(JSON.stringify(args[0]));
          } catch {
            // What is no JSON is nothing of ours.
          }
          Reflect.apply(own, this, args);
        },
      });
    }
  });
}

/** As JSON, of all frames that there are now. */
export async function postedMessages(page: Page): Promise<readonly string[]> {
  const posted = page
    .frames()
    .map((frame) => frame.evaluate(() => (window as unknown as { posted?: string[] }).posted));
  return (await Promise.all(posted)).flatMap((some) => some ?? []);
}

/** All that the browser keeps for the page: its databases and its storages. */
export function keptInBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    // A method, because a function that is named here would need a helper that the page does not have.
    const database = {
      settled<T>(asked: IDBRequest<T>): Promise<T> {
        return new Promise((resolve, reject) => {
          asked.onsuccess = () => {
            resolve(asked.result);
          };
          asked.onerror = () => {
            reject(new Error(asked.error?.message));
          };
        });
      },
    };
    const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
    for (const { name = '' } of await indexedDB.databases()) {
      const opened = await database.settled(indexedDB.open(name));
      for (const store of opened.objectStoreNames) {
        const objects = opened.transaction(store).objectStore(store);
        const keys = database.settled(objects.getAllKeys());
        found.push(name, store, await database.settled(objects.getAll()), await keys);
      }
      opened.close();
    }
    return JSON.stringify(found);
  });
}
